/** Lists for the offices: records with filters, as a file, and where a year stands. */
import { sql } from 'kysely';
import type { ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { forbidden, notFound } from '../../../platform/http/problem.ts';
import { ruleVersionsShown } from '../../assemblies/index.ts';
import { fileAnswer } from '../../files/index.ts';
import { membersByIds } from '../../members/index.ts';
import type { DutyRecord } from '../contract.ts';
import { bandsDown } from '../engine/bands.ts';
import { type InputOf, query } from '../operations.ts';
import { can, officesOf, owner } from '../policy.ts';
import { memberHere, ofMember } from '../store/opening.ts';
import { frozenYears, rulesOfYear, subject, thisYear } from '../store/years.ts';
import { objectionsOf, recordView, yearView } from './views.ts';

type Filter = Omit<InputOf<'listDutyRecords'>['query'], 'page' | 'size'>;

function asked(ctx: Context, filter: Filter) {
  let query = ctx.db.selectFrom('duty_records').where('assembly_id', '=', ctx.assembly.id);
  if (filter.year) query = query.where('counts_in', '=', filter.year);
  if (filter.type) query = query.where('type', '=', filter.type);
  if (filter.memberId) query = query.where('member_id', '=', filter.memberId);
  if (filter.words) query = query.where('title', 'like', `%${filter.words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  if (filter.mine === 'true') {
    query = query.where('state', '=', 'proposed');
    const offices = officesOf(ctx.actor);
    if (!offices.includes(owner)) query = query.where('office', 'in', offices);
  } else if (filter.state) query = query.where('state', '=', filter.state);
  return query;
}

async function recordsAsked(ctx: Context, filter: Filter, page: number, size: number) {
  if (!can(ctx.actor, 'read_records')) throw forbidden('not_permitted');
  const { total } = await asked(ctx, filter)
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await asked(ctx, filter)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const members = await membersByIds(
    ctx.db,
    rows.map((row) => row.member_id),
  );
  const frozen = await frozenYears(ctx.db, ctx.assembly.id);
  return { rows: rows.map((row) => recordView(ctx, row, members.get(row.member_id)!, frozen)), total: Number(total) };
}

export const listDutyRecords = query('listDutyRecords', 'Records of members, newest first', async (ctx, input) => {
  const { page, size, ...filter } = input.query;
  const found = await readPage(page, size, (shown) => recordsAsked(ctx, filter, shown, size));
  return { items: found.rows, total: found.total, page: found.page };
});

const list: ListDescription<DutyRecord> = {
  sheet: 'duty.records',
  columns: [
    { key: 'member', heading: 'duty.col.member', width: 14, printed: 2, cell: (one) => one.memberName },
    { key: 'type', heading: 'duty.col.type', width: 18, printed: 3, cell: (one, { t }) => t(`duty.type.${one.type}`) },
    { key: 'title', heading: 'duty.col.title', width: 50, printed: 6, cell: (one) => one.title },
    { key: 'on', heading: 'duty.col.on', width: 12, printed: 2, cell: (one) => one.happenedOn },
    { key: 'countsIn', heading: 'duty.col.countsIn', width: 8, printed: 1, cell: (one) => one.countsIn },
    {
      key: 'state',
      heading: 'duty.col.state',
      width: 10,
      printed: 2,
      cell: (one, { t }) => t(`duty.state.${one.state}`),
    },
  ],
  paper: { title: 'duty.records' },
};

/** More than a sheet is read. */
const MOST = 100_000;

export const exportDutyRecords = query(
  'exportDutyRecords',
  'Records of members as a file',
  async (ctx, input) => {
    const { format, ...filter } = input.query;
    const { rows, total } = await recordsAsked(ctx, filter, 1, MOST);
    return takeAway(ctx, list, rows, { format, name: 'duty-records', count: total });
  },
  takenAway,
);

export const getDutyEvidence = query(
  'getDutyEvidence',
  'The file that shows what a record says',
  async (ctx, { params }) => {
    const row = await ctx.db
      .selectFrom('duty_records')
      .select(['member_id', 'evidence_file_id'])
      .where('id', '=', params.recordId)
      .where('assembly_id', '=', ctx.assembly.id)
      .executeTakeFirst();
    if (!row?.evidence_file_id) throw notFound();
    if (!can(ctx.actor, 'read_record', ofMember(await memberHere(ctx, row.member_id)))) throw notFound();
    return fileAnswer(ctx, row.evidence_file_id);
  },
);

export const listDutyRules = query('listDutyRules', 'Published versions of the rules of duty scores', async (ctx) => {
  if (!can(ctx.actor, 'read_rules')) throw forbidden('not_permitted');
  return ruleVersionsShown(ctx, subject);
});

export const getDutyYear = query(
  'getDutyYear',
  'Where a year stands, for the office that keeps it',
  async (ctx, input) => {
    if (!can(ctx.actor, 'run_year')) throw forbidden('not_permitted');
    const year = input.query.year ?? thisYear(ctx.clock.now());
    const row = await ctx.db
      .selectFrom('duty_years')
      .selectAll()
      .where('assembly_id', '=', ctx.assembly.id)
      .where('year', '=', year)
      .executeTakeFirst();
    const found = await rulesOfYear(ctx.db, ctx.assembly.id, year, ctx.clock.now());
    const { rows: counts } = await sql<{
      band: string | null;
      members: number;
    }>`select band, count(*)::integer as members
    from duty_scores where assembly_id = ${ctx.assembly.id} and year = ${year} group by band`.execute(ctx.db);
    const { proposed } = await ctx.db
      .selectFrom('duty_records')
      .select(({ fn }) => fn.countAll<string>().as('proposed'))
      .where('assembly_id', '=', ctx.assembly.id)
      .where('counts_in', '=', year)
      .where('state', '=', 'proposed')
      .executeTakeFirstOrThrow();
    return {
      year: row
        ? yearView(row)
        : { year, state: 'open' as const, version: 1, countedAt: null, appealUntil: null, frozenAt: null },
      members: counts.reduce((sum, one) => sum + one.members, 0),
      bands: (found ? bandsDown(found.rules) : []).map(({ code, zh, en }) => ({
        code,
        zh,
        en,
        members: counts.find((one) => one.band === code)?.members ?? 0,
      })),
      proposed: Number(proposed),
      objections: await objectionsOf(ctx, year),
      abilities: row?.state === 'open' ? ['announce' as const] : row?.state === 'announced' ? ['freeze' as const] : [],
    };
  },
);
