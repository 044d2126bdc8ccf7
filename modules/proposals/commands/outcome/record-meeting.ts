/** Meetings on a proposal with their minutes; the face-to-face one ends what ratings could not. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { newId } from '../../../../platform/db/ids.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { closeAfterConsultation } from '../../../handling/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { keepFile } from '../../store/files.ts';
import { openMatter } from '../../store/matter.ts';

export const recordMeeting = command(
  'recordMeeting',
  'Record a meeting with its minutes',
  async (ctx, { params, body }) => {
    const action = body.kind === 'face_to_face' ? 'record_consultation' : 'record_meeting';
    const matter = await openMatter(ctx, params.proposalId, action);
    const { row } = matter;
    if (body.kind === 'key_oversight' && !row.is_key) throw conflict('not_key');
    const now = ctx.clock.now();
    if (body.minutesFileId) await keepFile(ctx, matter, body.minutesFileId, 'minutes');
    await ctx.db
      .insertInto('proposal_meetings')
      .values({
        id: newId(now.getTime()),
        proposal_id: row.id,
        kind: body.kind,
        title: body.title,
        held_at: body.heldAt,
        place: body.place,
        chair: body.chair,
        participants: body.participants,
        minutes: body.minutes,
        minutes_file_id: body.minutesFileId,
        recorded_by: ctx.actor.accountId,
        recorded_at: now,
      } as never)
      .execute();
    const ends = body.kind === 'face_to_face';
    const to = ends ? await closeAfterConsultation(ctx, matter) : undefined;
    const answer = await advance(ctx, matter, {
      action,
      ...(to ? { to, patch: { closed_at: now } } : {}),
      details: { kind: body.kind, title: body.title },
      public: true,
    });
    if (ends) {
      await endClocks(ctx, matter, { names: ['rating', 'rework'] });
      await announce(ctx, matter, 'closed');
    }
    return answer;
  },
);
