/** A suggestion as everybody reads it: what was said, who took it up, what was answered, how it was rated. */
import { dayOf } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { masksOf, withheldRuns } from '../../../platform/publicity/masks.ts';
import { publicReader } from '../../handling/index.ts';
import type { PublicSuggestion } from '../contract/public.ts';
import type { MaskableField } from '../masks.ts';
import { query } from '../operations.ts';
import { can } from '../policy.ts';
import { readLine } from '../readers.ts';
import { isPublic, loadMatter, type Matter } from '../store/matter.ts';
import { comingNumber } from '../store/numbers.ts';
import { publicityPatch } from '../store/publication.ts';
import { openToPublish } from '../store/publishing.ts';
import { labelsOf } from './labels.ts';
import { loadParts } from './parts.ts';
import { openText, publicLineOf } from './public-lists.ts';
import { answersOf, lineOf, photosOf, photoView } from './shown.ts';

const wanted = ['visits', 'photos', 'replies', 'ratings', 'promises', 'history'] as const;

export const getPublicSuggestion = query(
  'getPublicSuggestion',
  'A suggestion as everybody reads it',
  async (ctx, { params }) => {
    const matter = await loadMatter(ctx, { id: params.suggestionId }, false);
    if (!isPublic(matter.row, ctx.clock.now()) || matter.row.number === null) throw notFound();
    return presentPublicly(ctx, matter);
  },
  { access: 'public' },
);

/** A suggestion as everybody would read it, were it decided so now: for those who decide. */
export async function previewPublicSuggestion(
  ctx: Context,
  suggestionId: string,
  decision: 'public' | 'title_only',
): Promise<PublicSuggestion> {
  const matter = await openToPublish(ctx, suggestionId);
  const { row } = matter;
  Object.assign(row, publicityPatch(ctx, matter, decision, ''), {
    public_from: row.public_from ?? ctx.clock.now(),
    number: row.number ?? (await comingNumber(ctx)),
    hidden_code: null,
  });
  return presentPublicly(ctx, matter);
}

async function presentPublicly(ctx: Context, matter: Matter): Promise<PublicSuggestion> {
  const { row, rules } = matter;
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
    { ...row, number: row.number!, public_from: row.public_from!, photo_id: null } as never,
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
          .filter((item) => item.sort === 'promise' && item.assignment_id !== null && promising.has(item.assignment_id))
          .map((item) => ({
            text: shown('promise', item.text, item.id),
            dueOn: item.due_on,
            status: item.status,
            report: shown('report', item.report, item.id),
          }))
      : [],
    mayJoin: can(ctx.actor, 'join', matter.subject).allowed && rules.publicity.joining !== 'members',
  };
}
