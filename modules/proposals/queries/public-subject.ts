/** The subject as the public reads it, in every list, page and file. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { maskedText, masksOf } from '../../../platform/publicity/masks.ts';
import type { Redaction } from '../masks.ts';

/** What stands in a line where something is masked. */
export const gapMark = (ctx: Context): string => ctx.t('publicity.withheld');

export function publicSubject(ctx: Context, row: { subject: string; redactions: readonly Redaction[] }): string {
  const masks = masksOf(row.redactions, 'subject');
  return masks.length === 0 ? row.subject : maskedText(row.subject, masks, gapMark(ctx));
}

/** Of `p`: nothing of the subject is masked, so that it may be looked into as it is. */
export const subjectWhole = sql<boolean>`not p.redactions @> '[{"field":"subject"}]'::jsonb`;
