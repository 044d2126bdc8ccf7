/** What would be published of a suggestion, and the personal data in it. */
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import type { PlacedFind, PublishedText } from '../../../platform/publicity/finds.ts';
import { personalIn } from '../../../platform/publicity/finds-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { replyIsPublic } from '../../handling/index.ts';
import type { MaskableField, Redaction } from '../masks.ts';
import { can } from '../policy.ts';
import { loadParts } from '../queries/parts.ts';
import { type Matter, readMatter } from './matter.ts';

type Text = PublishedText<MaskableField>;

/** What the public would read if the suggestion were decided so. */
export async function textsToPublish(ctx: Context, matter: Matter, decision: Publicity): Promise<Text[]> {
  const { row } = matter;
  if (decision === 'internal') return [];
  const subject: Text = { field: 'subject', text: row.subject };
  if (decision === 'title_only') return [subject];
  const parts = await loadParts(ctx, matter.id, ['replies', 'visits', 'promises']);
  const open = new Map(matter.assignments.flatMap((item) => (replyIsPublic(item) ? [[item.id, item.unit.name]] : [])));
  const out = parts.replies.filter((item) => item.issued_at !== null && open.has(item.assignment_id));
  const answering = new Set(out.map((item) => item.assignment_id));
  const all: Text[] = [
    subject,
    { field: 'text', text: row.text },
    { field: 'place', text: row.place },
    { field: 'answer', text: row.replied_at === null ? '' : row.answer },
  ];
  for (const { id, assignment_id: part, body } of out)
    all.push({ field: 'reply', itemId: id, of: open.get(part)!, text: body });
  for (const { id, happened_on: day, text } of parts.visits) all.push({ field: 'visit', itemId: id, of: day, text });
  for (const { id, sort, assignment_id: part, text, report } of parts.promises)
    if (sort === 'promise' && part !== null && answering.has(part))
      all.push({ field: 'promise', itemId: id, text }, { field: 'report', itemId: id, text: report });
  return all.filter((item) => item.text !== '');
}

/** Personal data in it. @param masks in place of those there are */
export const findsToPublish = async (
  ctx: Context,
  matter: Matter,
  decision: Publicity,
  masks: readonly Redaction[] = matter.row.redactions,
): Promise<PlacedFind<MaskableField>[]> =>
  personalIn(await textsToPublish(ctx, matter, decision), masks, shareOf(ctx.actor));

/**
 * For those who mask and decide.
 * @throws Problem 404 to those who may not read it, 403 to those who may not mask
 */
export async function openToPublish(ctx: Context, suggestionId: string): Promise<Matter> {
  const matter = await readMatter(ctx, suggestionId);
  if (!can(ctx.actor, 'redact', matter.subject).allowed) throw forbidden('not_your_part');
  return matter;
}
