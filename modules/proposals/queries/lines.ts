/** Lines of lists: one statement for the rows, everything else beside them. */

import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { listSessions, listTerms, localName, ruleInForce, sessionLabel, unitsByIds } from '../../assemblies/index.ts';
import { visibleAssignments } from '../../handling/index.ts';
import type { ProposalLine } from '../contract/reading.ts';
import type { ProposalRules } from '../rules.ts';
import { clockViewer, firstClock } from './clock-views.ts';

/** Labels of sessions and categories, for any number of lines. */
export async function labelsFor(ctx: Context) {
  const [sessions, terms, rule] = [
    await listSessions(ctx.db, ctx.assembly.id),
    await listTerms(ctx.db, ctx.assembly.id),
    await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now()),
  ];
  const ordinals = new Map(terms.map((term) => [term.id, term.ordinal]));
  const labels = new Map(
    sessions.map((session) => [
      session.id,
      sessionLabel(ordinals.get(session.termId) ?? 0, session.ordinal, ctx.locale),
    ]),
  );
  const rules = rule?.content as ProposalRules | undefined;
  const word = ctx.locale === 'en' ? 'en' : 'zh';
  const categories = new Map(rules?.categories.map((item) => [item.code, item[word]]));
  const classes = new Map(rules?.classes.map((item) => [item.code, item[word]]));
  return {
    sessions,
    rules,
    session: (id: string) => labels.get(id) ?? '',
    category: (code: string | null) => (code === null ? null : (categories.get(code) ?? code)),
    class: (code: string) => classes.get(code) ?? code,
  };
}

export type Condition = Expression<SqlBool>;

export interface LineQuery {
  where: readonly Condition[];
  order: ReturnType<typeof sql>;
  limit: number;
  offset: number;
}

/** @returns lines in order, each with the reader's own running clock, else the one that ends first */
export async function selectLines(ctx: Context, query: LineQuery): Promise<ProposalLine[]> {
  let select = ctx.db
    .selectFrom('proposals as p')
    .select(['p.id', 'p.number', 'p.session_id', 'p.season', 'p.subject', 'p.kind', 'p.state', 'p.review_round'])
    .select([
      'p.category',
      'p.is_key',
      'p.is_excellent',
      'p.imported',
      'p.reply_class',
      'p.updated_at',
      'p.submitted_at',
    ])
    .select([
      sql<string | null>`(select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first'
        order by x.sort_order limit 1)`.as('first_proposer'),
      sql<number>`(select count(*) from proposal_proposers x where x.proposal_id = p.id and x.status = 'confirmed'
        and x.role <> 'supporter')`.as('proposer_count'),
      sql<string[] | null>`(select json_agg(a.unit_id order by a.role desc) from assignments a where a.matter_id = p.id
        and a.role <> 'assisting' and a.state <> 'bounced' and ${visibleAssignments(ctx)})`.as('lead_unit_ids'),
      firstClock(ctx, sql`and c.name <> 'look_back'`).as('clock'),
    ])
    .where('p.assembly_id', '=', ctx.assembly.id);
  for (const condition of query.where) select = select.where(condition);
  const rows = await select
    .orderBy(query.order as never)
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  const labels = await labelsFor(ctx);
  const units = await unitNames(
    ctx,
    rows.flatMap((row) => row.lead_unit_ids ?? []),
  );
  const view = await clockViewer(ctx);
  return rows.map((row) => ({
    proposalId: row.id,
    number: row.number,
    sessionLabel: labels.session(row.session_id),
    season: row.season,
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    reviewRound: row.review_round,
    category: row.category,
    categoryLabel: labels.category(row.category),
    firstProposer: row.first_proposer ?? '',
    proposerCount: Number(row.proposer_count),
    leadUnits: (row.lead_unit_ids ?? []).map((id) => units.get(id) ?? ''),
    isKey: row.is_key,
    isExcellent: row.is_excellent,
    imported: row.imported,
    replyClass: row.reply_class,
    updatedAt: row.updated_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    clock: row.clock ? view(row.clock) : null,
  }));
}

/** Names of units by id, in the reader's language. */
export async function unitNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const units = await unitsByIds(ctx.db, [...new Set(ids)]);
  return new Map([...units.values()].map((unit) => [unit.id, localName(unit, ctx.locale)]));
}

export async function countProposals(ctx: Context, where: readonly Condition[]): Promise<number> {
  let select = ctx.db
    .selectFrom('proposals as p')
    .select(sql<number>`count(*)`.as('total'))
    .where('p.assembly_id', '=', ctx.assembly.id);
  for (const condition of where) select = select.where(condition);
  return Number((await select.executeTakeFirstOrThrow()).total);
}
