/** The sentence that answers, of proposals the public reads: one statement for any number. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { maskedText, masksOf } from '../../../platform/publicity/masks.ts';
import { answerSentence, type ReplyDials, replyIsPublic } from '../../handling/index.ts';
import type { Redaction } from '../masks.ts';
import { gapMark } from './public-subject.ts';
import { isPublic } from './search-register.ts';

interface Row extends ReplyDials {
  id: string;
  reply_id: string;
  body: string;
  redactions: Redaction[];
}

/** How far into a reply its sentence is looked for. */
const HEAD = 2000;

/** @returns by proposal, of its last reply; of those whose last reply is withheld nothing */
export async function answerSentences(ctx: Context, proposalIds: readonly string[]): Promise<Map<string, string>> {
  if (proposalIds.length === 0) return new Map();
  const { rows } =
    await sql<Row>`select distinct on (p.id) p.id, r.id as reply_id, left(r.body, ${HEAD}) as body, p.redactions,
      a.reply_publicity, a.unit_publicity
    from proposals p join replies r on r.matter_id = p.id join assignments a on a.id = r.assignment_id
    where p.id in (${sql.join(proposalIds)}) and ${isPublic(ctx)} and p.publicity_decision = 'public'
      and r.issued_at is not null
    order by p.id, (a.role = 'lead') desc, r.issued_at desc, r.id desc`.execute(ctx.db);
  const gap = gapMark(ctx);
  return new Map(
    rows
      .filter(replyIsPublic)
      .map((row) => [
        row.id,
        answerSentence(maskedText(row.body, masksOf(row.redactions, 'reply', row.reply_id), gap)),
      ]),
  );
}
