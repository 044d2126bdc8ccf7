/** Records that come by themselves from what happened in other rooms. */
import { dayOf } from '../../platform/calendar/days.ts';
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { attendanceOf, attendedActivity } from '../activities/index.ts';
import { contributionOf, proposalEvents } from '../proposals/index.ts';
import type { RecordType } from './record-types.ts';
import { type SourceRecord, syncSource } from './store/from-source.ts';

const sourceKind = 'proposal';

/** What a proposal is now decides all of its records, whatever the event was. */
async function fromProposal(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const found = await contributionOf(ctx, event.matterId);
  const wanted: SourceRecord[] = [];
  const add = (type: RecordType, at: Date | null, sourceId = event.matterId, adopted = at, title = found!.subject) => {
    if (!at) return;
    found!.members.forEach(({ memberId, role }, index) => {
      wanted.push({
        memberId,
        type,
        subtype: type === 'promise_kept' ? '' : found!.form,
        role,
        sharers: found!.members.length,
        place: index + 1,
        sourceId,
        title,
        happenedOn: dayOf(at),
        adoptedOn: adopted ? dayOf(adopted) : null,
      });
    });
  };
  if (found) {
    add('proposal_submitted', found.submittedAt);
    add('proposal_filed', found.filedAt);
    if (found.isKey) add('proposal_key', found.filedAt);
    if (found.isExcellent) add('proposal_excellent', found.filedAt);
    if (found.solvedAt) add('proposal_solved', found.filedAt, event.matterId, found.solvedAt);
    for (const kept of found.promisesKept)
      add('promise_kept', found.filedAt, kept.id, kept.at, kept.text.slice(0, 200));
  }
  await syncSource(ctx, sourceKind, [...new Set([event.matterId, ...wanted.map(({ sourceId }) => sourceId)])], wanted);
}

/** What each outcome of an activity is recorded as; whoever was exempt has no record. */
const recordedAs = { present: 'attended', absent: 'absent', leave: 'on_leave' } as const;

/** Attendance as the office settled it last; a correction leads here again. */
async function fromActivity(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const activity = await attendedActivity(ctx, event.matterId);
  const attended = activity ? await attendanceOf(ctx, event.matterId) : [];
  const wanted = attended.flatMap(({ memberId, outcome, units, halfDays }): SourceRecord[] =>
    outcome === 'exempt'
      ? []
      : [
          {
            memberId,
            type: recordedAs[outcome],
            subtype: activity!.type,
            role: '',
            units: outcome === 'present' ? units : halfDays,
            sharers: 1,
            place: 1,
            sourceId: event.matterId,
            title: activity!.title,
            happenedOn: dayOf(activity!.startsAt),
          },
        ],
  );
  await syncSource(ctx, 'activity', [event.matterId], wanted);
}

export const reactions: readonly Reaction[] = [
  {
    name: 'proposals',
    on: [
      ...proposalEvents,
      ...['key_unmarked', 'marked_excellent', 'looked_back', 'rated'].map((name) => `${sourceKind}.${name}`),
    ],
    handle: fromProposal,
  },
  { name: 'attendance', on: ['activity.settled'], handle: fromActivity },
];
