/** How texts are likened to suggestions, and how a like one is shown with what was answered. */
import { sql } from 'kysely';
import type { Publicity } from '../../platform/publicity/dials.ts';
import { maskedText, masksOf } from '../../platform/publicity/masks.ts';
import type { IndexedMatter, LikenedKind } from '../../platform/similarity/kinds.ts';
import { answerSentence, replyIsPublic } from '../handling/index.ts';
import { type SuggestionState, suggestionLife } from './life.ts';
import type { Redaction } from './masks.ts';
import { labelsOf, rulesNow } from './queries/labels.ts';
import { openText, publicWord } from './queries/public-lists.ts';
import { searchedSuggestions } from './search-kind.ts';

interface LineRow {
  id: string;
  number: number | null;
  receipt: string;
  state: SuggestionState;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
  reply_id: string | null;
  unit_name: string;
  class: string;
  body: string;
  issued_at: Date;
  reply_publicity: 'public' | 'internal' | null;
  unit_publicity: Publicity | null;
}

const held = sql`s.id, s.assembly_id as "assemblyId", s.subject as title, left(s.text, 600) as text`;

export const likenedSuggestions: LikenedKind = {
  kind: suggestionLife.kind,
  label: searchedSuggestions.label,
  table: 'suggestions',
  alias: 's',
  visible: searchedSuggestions.visible,
  async read(ctx, ids, reader) {
    const { rows } = await sql<{
      id: string;
      subject: string;
      text: string;
      redactions: Redaction[];
      publicity_decision: Publicity | null;
    }>`select s.id, s.subject, s.text, s.redactions, s.publicity_decision from suggestions s
      where s.id in (${sql.join(ids)}) and s.assembly_id = ${ctx.assembly.id}
        and ${searchedSuggestions.visible(ctx, reader)}`.execute(ctx.db);
    return new Map(
      rows.map((row) => {
        if (reader !== 'public') return [row.id, { title: row.subject, text: row.text }];
        const text = row.publicity_decision === 'public' ? openText(ctx, row.redactions, 'text', row.text) : '';
        return [row.id, { title: openText(ctx, row.redactions, 'subject', row.subject), text }];
      }),
    );
  },
  async show(ctx, ids, reader) {
    const { rows } = await sql<LineRow>`select distinct on (s.id) s.id, s.number, s.receipt, s.state, s.redactions,
        s.publicity_decision, r.id as reply_id, r.unit_name, r.class, r.body, r.issued_at, a.reply_publicity, a.unit_publicity
      from suggestions s left join replies r on r.matter_id = s.id and r.issued_at is not null
        left join assignments a on a.id = r.assignment_id
      where s.id in (${sql.join(ids)})
      order by s.id, (a.role = 'lead') desc nulls last, r.issued_at desc nulls last, r.id desc`.execute(ctx.db);
    const labels = labelsOf(ctx, await rulesNow(ctx));
    const open = reader === 'public';
    const answerOf = (row: LineRow) => {
      if (row.reply_id === null || (open && !(row.publicity_decision === 'public' && replyIsPublic(row)))) return null;
      const masks = masksOf(row.redactions, 'reply', row.reply_id);
      const body = open ? maskedText(row.body, masks, ctx.t('suggestions.gap')) : row.body;
      const at = row.issued_at.toISOString();
      return { who: row.unit_name, class: labels.class(row.class), sentence: answerSentence(body), at };
    };
    return new Map(
      rows.map((row) => [
        row.id,
        {
          label:
            row.number === null
              ? ctx.t('suggestions.receiptNumbered', { receipt: row.receipt })
              : ctx.t('suggestions.numbered', { number: row.number }),
          state: ctx.t(open ? `suggestions.publicState.${publicWord(row.state)}` : `suggestions.state.${row.state}`),
          path: `suggestions/${row.id}`,
          answer: answerOf(row),
        },
      ]),
    );
  },
  count: searchedSuggestions.count,
  async load(db, after, limit) {
    const { rows } = await sql<IndexedMatter>`select ${held} from suggestions s where s.id > ${after}
      order by s.id limit ${limit}`.execute(db);
    return rows;
  },
  async current(db, ids) {
    const { rows } =
      await sql<IndexedMatter>`select ${held} from suggestions s where s.id in (${sql.join(ids)})`.execute(db);
    return rows;
  },
};
