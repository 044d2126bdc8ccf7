/** A suggestion as everybody reads it: what was said, who took it up, what was answered, how it was rated. */
import { dayOf } from '../../../platform/calendar/days.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { masksOf, withheldRuns } from '../../../platform/publicity/masks.ts';
import { publicReader } from '../../handling/index.ts';
import type { PublicSuggestion } from '../contract/public.ts';
import type { MaskableField } from '../masks.ts';
import { query } from '../operations.ts';
import { can } from '../policy.ts';
import { readLine } from '../readers.ts';
import { isPublic, loadMatter } from '../store/matter.ts';
import { labelsOf } from './labels.ts';
import { loadParts } from './parts.ts';
import { openText, publicLineOf } from './public-lists.ts';
import { answersOf, lineOf, photosOf, photoView } from './shown.ts';

const wanted = ['visits', 'photos', 'replies', 'ratings', 'promises', 'history'] as const;

export const getPublicSuggestion = query(
  'getPublicSuggestion',
  'A suggestion as everybody reads it',
  async (ctx, { params }): Promise<PublicSuggestion> => {
    const matter = await loadMatter(ctx, { id: params.suggestionId }, false);
    const { row, rules } = matter;
    if (!isPublic(row, ctx.clock.now()) || row.number === null) throw notFound();
    const whole = row.publicity_decision === 'public';
    const parts = await loadParts(ctx, matter.id, wanted);
    const labels = labelsOf(ctx, rules);
    const runs = (field: MaskableField, text: string, itemId?: string) =>
      withheldRuns(text, masksOf(row.redactions, field, itemId));
    const shown = (field: MaskableField, text: string, itemId: string) =>
      openText(ctx, masksOf(row.redactions, field, itemId), field, text);
    const {
      excerpt: _excerpt,
      photoId: _photo,
      ...line
    } = publicLineOf(
      ctx,
      { ...row, number: row.number, public_from: row.public_from!, photo_id: null } as never,
      labels.category,
    );
    const answers = whole ? answersOf(ctx, matter, parts) : [];
    const open = new Set(answers.flatMap((item) => (item.open && item.replyId ? [item.replyId] : [])));
    const promising = new Set(parts.replies.flatMap((reply) => (open.has(reply.id) ? [reply.assignment_id] : [])));
    const rated = parts.ratings.map((item) => ({ overall: item.overall, on: dayOf(new Date(item.at)) }));
    return {
      ...line,
      source: row.source,
      text: whole ? runs('text', row.text) : [],
      photos: whole ? photosOf(parts.photos, null, true).map(photoView) : [],
      timeline: parts.history.flatMap((item) => {
        const details = item.public ? readLine(publicReader, lineOf(matter, item)) : null;
        return details ? [{ on: dayOf(new Date(item.at)), action: item.action, details: whole ? details : {} }] : [];
      }),
      visits: whole
        ? parts.visits.map((visit) => ({
            kind: visit.kind,
            on: visit.happened_on,
            place: visit.place,
            text: runs('visit', visit.text, visit.id),
            photos: photosOf(parts.photos, visit.id, true).map(photoView),
          }))
        : [],
      answers: answers.map((item) => ({
        from: item.from,
        round: item.round,
        class: item.class,
        classLabel: item.class === null ? null : labels.class(item.class),
        letterNumber: item.letterNumber,
        on: dayOf(new Date(item.at)),
        body: !item.open ? [] : item.replyId ? runs('reply', item.body, item.replyId) : runs('answer', item.body),
        withheld: !item.open,
      })),
      rated:
        row.led_overall === null
          ? rated
          : [...rated, { overall: row.led_overall, on: dayOf(row.closed_at ?? row.updated_at) }],
      promises: whole
        ? parts.promises
            .filter(
              (item) => item.sort === 'promise' && item.assignment_id !== null && promising.has(item.assignment_id),
            )
            .map((item) => ({
              text: shown('promise', item.text, item.id),
              dueOn: item.due_on,
              status: item.status,
              report: shown('report', item.report, item.id),
            }))
        : [],
      mayJoin: can(ctx.actor, 'join', matter.subject).allowed && rules.publicity.joining !== 'members',
    };
  },
  { access: 'public' },
);
