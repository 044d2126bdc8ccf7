/** How texts are likened to proposals, and how a like proposal is shown with what was answered. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Publicity } from '../../platform/publicity/dials.ts';
import { maskedText, masksOf } from '../../platform/publicity/masks.ts';
import type { Reader } from '../../platform/search/kinds.ts';
import type { IndexedMatter, LikenedKind, LikenedText, ShownLike } from '../../platform/similarity/kinds.ts';
import { answerSentence, type ReplyDials, replyIsPublic } from '../handling/index.ts';
import type { MaskableField, Redaction } from './masks.ts';
import { labelsFor } from './queries/lines.ts';
import { gapMark } from './queries/public-subject.ts';
import { isPublic } from './queries/search-register.ts';
import { visible } from './queries/visible.ts';
import { stateLine } from './search-kind.ts';

import type { ProposalState } from './workflow.ts';

/** Of each part of a text, and of a reply, what is compared or read for its sentence. */
const PART = 2000;

const bodyFields = ['situation', 'analysis', 'suggestions'] as const;

interface TextRow {
  id: string;
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
}

async function read(ctx: Context, ids: readonly string[], reader: Reader): Promise<Map<string, LikenedText>> {
  // Masks count from the beginning of the whole text: for the public it is cut after they are put on.
  const part = (name: string) =>
    reader === 'public' ? sql.ref(`p.${name}`) : sql`left(${sql.ref(`p.${name}`)}, ${PART})`;
  const { rows } =
    await sql<TextRow>`select p.id, p.subject, ${part('situation')} as situation, ${part('analysis')} as analysis,
      ${part('suggestions')} as suggestions, p.redactions, p.publicity_decision
    from proposals p where p.id in (${sql.join(ids)}) and p.assembly_id = ${ctx.assembly.id}
      and ${searchedLike(ctx, reader)}`.execute(ctx.db);
  const gap = gapMark(ctx);
  return new Map(
    rows.map((row) => {
      const shown = (field: MaskableField & keyof TextRow, text: string) =>
        reader === 'public' ? maskedText(text, masksOf(row.redactions, field), gap).slice(0, PART) : text;
      const open = reader !== 'public' || row.publicity_decision === 'public';
      const body = open ? bodyFields.map((field) => shown(field, row[field])).join('\n') : '';
      return [row.id, { title: shown('subject', row.subject), text: body }];
    }),
  );
}

interface LineRow extends ReplyDials {
  id: string;
  number: number | null;
  session_id: string;
  state: ProposalState;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
  reply_id: string | null;
  unit_name: string;
  class: string;
  body: string;
  issued_at: Date;
}

/** Those shown were found readable; of each the reply of its leading unit, the newest. */
async function show(ctx: Context, ids: readonly string[], reader: Reader): Promise<Map<string, ShownLike>> {
  const { rows } = await sql<LineRow>`select distinct on (p.id) p.id, p.number, p.session_id, p.state, p.redactions,
      p.publicity_decision, r.id as reply_id, r.unit_name, r.class, r.body, r.issued_at, a.reply_publicity, a.unit_publicity
    from proposals p left join replies r on r.matter_id = p.id and r.issued_at is not null
      left join assignments a on a.id = r.assignment_id
    where p.id in (${sql.join(ids)})
    order by p.id, (a.role = 'lead') desc nulls last, r.issued_at desc nulls last, r.id desc`.execute(ctx.db);
  const labels = await labelsFor(ctx);
  const gap = gapMark(ctx);
  const answerOf = (row: LineRow): ShownLike['answer'] => {
    if (row.reply_id === null) return null;
    const open = reader !== 'public' || (row.publicity_decision === 'public' && replyIsPublic(row));
    if (!open) return null;
    const text =
      reader === 'public' ? maskedText(row.body, masksOf(row.redactions, 'reply', row.reply_id), gap) : row.body;
    return {
      who: row.unit_name,
      class: labels.class(row.class),
      sentence: answerSentence(text.slice(0, PART)),
      at: row.issued_at.toISOString(),
    };
  };
  return new Map(
    rows.map((row) => [
      row.id,
      {
        label: [
          labels.session(row.session_id),
          row.number === null ? '' : ctx.t('proposals.search.number', { number: row.number }),
        ]
          .filter((part) => part !== '')
          .join(' '),
        state: stateLine(ctx, row.state, reader),
        path: `proposals/${row.id}`,
        answer: answerOf(row),
      },
    ]),
  );
}

const searchedLike = (ctx: Context, reader: Reader) =>
  reader === 'public' ? isPublic(ctx) : sql<boolean>`(p.state <> 'draft' and ${visible(ctx)})`;

/** The index holds the beginnings; the situation says what a proposal is about. */
const held = sql`p.id, p.assembly_id as "assemblyId", p.subject as title, left(p.situation || p.analysis, 600) as text`;

export const likenedProposals: LikenedKind = {
  kind: 'proposal',
  label: 'proposals.search.kind',
  table: 'proposals',
  alias: 'p',
  visible: searchedLike,
  read,
  show,
  async count(db: Db) {
    const { rows } = await sql<{
      total: string;
    }>`select count(*) as total from proposals where submitted_at is not null`.execute(db);
    return Number(rows[0]!.total);
  },
  async load(db, after, limit) {
    const { rows } = await sql<IndexedMatter>`select ${held} from proposals p
      where p.id > ${after} and p.submitted_at is not null order by p.id limit ${limit}`.execute(db);
    return rows;
  },
  async current(db, ids) {
    const { rows } = await sql<IndexedMatter>`select ${held} from proposals p
      where p.id in (${sql.join(ids)}) and p.submitted_at is not null`.execute(db);
    return rows;
  },
};
