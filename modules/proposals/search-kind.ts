/** How proposals are searched beside matters of other kinds, and how a hit is shown. */

import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import type { Publicity } from '../../platform/publicity/dials.ts';
import { excerptsFor } from '../../platform/search/excerpt.ts';
import type { Reader, SearchedMatter, SearchKind, ShownHit } from '../../platform/search/kinds.ts';
import { replyIsPublic } from '../handling/index.ts';
import type { Redaction } from './masks.ts';
import { numberIn } from './queries/asked-words.ts';
import { labelsFor } from './queries/lines.ts';
import { publicExcerpts, type Stretch, stretchOf } from './queries/public-excerpts.ts';
import { publicSubject } from './queries/public-subject.ts';
import { isPublic, publicStates } from './queries/search-register.ts';
import { visible } from './queries/visible.ts';
import { wholeText } from './queries/whole-text.ts';
import { searchedTexts } from './searchable.ts';
import type { IssuedReply } from './store/publicity.ts';
import type { ProposalState } from './workflow.ts';

interface HitRow {
  id: string;
  number: number | null;
  session_id: string;
  state: ProposalState;
  subject: string;
  redactions: Redaction[];
  stretch: Stretch | null;
}

/** What the register calls a state. */
const publicWord = (state: ProposalState): string =>
  Object.entries(publicStates).find(([, states]) => states.includes(state))?.[0] ?? state;

/** Where a proposal stands, in the words of the reader's side. */
export const stateLine = (ctx: Context, state: ProposalState, reader: Reader): string =>
  reader === 'public' ? ctx.t(`proposals.publicState.${publicWord(state)}`) : ctx.t(`proposals.state.${state}`);

function lineOf(ctx: Context, row: HitRow, session: string, reader: Reader): string {
  const state = stateLine(ctx, row.state, reader);
  const number = row.number === null ? '' : ctx.t('proposals.search.number', { number: row.number });
  return [session, number, state].filter((part) => part !== '').join(ctx.t('proposals.search.between'));
}

async function show(
  ctx: Context,
  ids: readonly string[],
  words: string,
  reader: Reader,
): Promise<Map<string, ShownHit>> {
  const { rows } = await sql<HitRow>`select p.id, p.number, p.session_id, p.state, p.subject, p.redactions,
      ${stretchOf(words, reader)} as stretch
    from proposals p where p.id in (${sql.join(ids)})`.execute(ctx.db);
  const labels = await labelsFor(ctx);
  const titled = rows.map((row) => (reader === 'public' ? { ...row, subject: publicSubject(ctx, row) } : row));
  const cut = excerptsFor(words);
  const excerpts = reader === 'public' ? await publicExcerpts(ctx, words, titled) : undefined;
  return new Map(
    titled.map((row) => {
      const shown = excerpts?.(row.id);
      const whole = shown?.foundIn === 'subject' ? [] : shown?.excerpt;
      return [
        row.id,
        {
          title: row.subject,
          line: lineOf(ctx, row, labels.session(row.session_id), reader),
          excerpt: whole ?? (row.stretch ? cut(row.stretch.text) : []),
          path: `proposals/${row.id}`,
        },
      ];
    }),
  );
}

interface LoadedRow {
  id: string;
  assembly_id: string;
  version: number;
  filed_at: Date | null;
  public_from: Date | null;
  subject: string;
  written_number: string | null;
  situation: string;
  analysis: string;
  suggestions: string;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
  proposers: string[] | null;
  replies: IssuedReply[] | null;
}

const columns = sql`p.id, p.assembly_id, p.version, p.filed_at, p.public_from, p.subject, p.written_number, p.situation, p.analysis,
  p.suggestions, p.redactions, p.publicity_decision,
  (select json_agg(x.name order by x.sort_order, x.id) from proposal_proposers x where x.proposal_id = p.id
    and x.status = 'confirmed') as proposers,
  (select json_agg(json_build_object('id', r.id, 'body', r.body, 'reply_publicity', a.reply_publicity,
      'unit_publicity', a.unit_publicity)) from replies r join assignments a on a.id = r.assignment_id
    where r.matter_id = p.id and r.issued_at is not null) as replies`;

const searched = (row: LoadedRow): SearchedMatter => ({
  id: row.id,
  assemblyId: row.assembly_id,
  version: row.version,
  listedAt: row.filed_at,
  publicFrom: row.public_from,
  ...searchedTexts({
    ...row,
    writtenNumber: row.written_number,
    proposers: row.proposers ?? [],
    replies: (row.replies ?? []).map((reply) => ({
      replyId: reply.id,
      body: reply.body,
      public: replyIsPublic(reply),
    })),
    publicity: row.publicity_decision,
  }),
});

export const searchedProposals: SearchKind = {
  kind: 'proposal',
  label: 'proposals.search.kind',
  table: 'proposals',
  alias: 'p',
  visible: (ctx, reader) => (reader === 'public' ? isPublic(ctx) : visible(ctx)),
  numbered: numberIn,
  text: (reader) =>
    reader === 'public'
      ? sql<string>`case when p.publicity_decision = 'public' and w.outside is null then ${wholeText} else '' end`
      : wholeText,
  show,
  async count(db) {
    const { rows } = await sql<{
      total: number;
    }>`select count(*) as total from proposals where submitted_at is not null`.execute(db);
    return Number(rows[0]!.total);
  },
  async load(db, after, limit) {
    const { rows } = await sql<LoadedRow>`select ${columns} from proposals p
      where p.id > ${after} and p.submitted_at is not null order by p.id limit ${limit}`.execute(db);
    return rows.map(searched);
  },
};
