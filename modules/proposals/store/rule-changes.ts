/** Which proposals a new version of the rules will meet, and which it leaves alone. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import type { ProposalRules } from '../rules.ts';
import type { ProposalState } from '../workflow.ts';

/** Not handed in, or sent back to be handed in again: the version in force then will hold. */
const coming: readonly ProposalState[] = ['draft', 'cosigning', 'returned'];
/** Handed in, and nothing more will be done under the rules. */
const over: readonly ProposalState[] = ['merged', 'converted', 'declined', 'withdrawn', 'archived'];

type Reason = 'subject_long' | 'text_long' | 'evidence_missing' | 'category_gone' | 'attachments_many';

/**
 * Counted as the check before submission counts: characters without white space.
 * @param before what holds today: only what it lets through and the new version does not is named; absent: all
 */
export async function comingUnder(
  ctx: Pick<Context, 'db' | 'assembly'>,
  rules: ProposalRules,
  before: ProposalRules | undefined,
): Promise<{ count: number; stopped: Array<{ reason: Reason; count: number }> }> {
  const letters = (column: string) => sql`char_length(regexp_replace(${sql.ref(column)}, '\\s+', '', 'g'))`;
  const over = (what: ReturnType<typeof sql>, limit: number, was: number | undefined) =>
    sql`(${what} > ${limit} and ${what} <= ${was ?? 2_000_000_000})`;
  const needed = ({ evidence }: ProposalRules) => (evidence.required ? evidence.minimum : 0);
  const codes = rules.categories.map((category) => category.code);
  const text = sql`(${letters('p.situation')} + ${letters('p.analysis')} + ${letters('p.suggestions')})`;
  const evidence = sql`(select count(*) from proposal_evidence e where e.proposal_id = p.id)`;
  const attachments = sql`(select count(*) from proposal_files f where f.proposal_id = p.id and f.purpose = 'attachment')`;
  const { limits } = rules;
  const { rows } = await sql<Record<Reason | 'count', number>>`select count(*)::integer as count,
      count(*) filter (where ${over(letters('p.subject'), limits.subject, before?.limits.subject)})::integer as subject_long,
      count(*) filter (where ${over(text, limits.text, before?.limits.text)})::integer as text_long,
      count(*) filter (where ${evidence} < ${needed(rules)}
        and ${evidence} >= ${before ? needed(before) : 0})::integer as evidence_missing,
      count(*) filter (where p.category <> all (${codes}::text[]))::integer as category_gone,
      count(*) filter (where ${over(attachments, limits.attachments, before?.limits.attachments)})::integer as attachments_many
    from proposals p where p.assembly_id = ${ctx.assembly.id} and p.state in (${sql.join(coming)})`.execute(ctx.db);
  const { count, ...reasons } = rows[0]!;
  const stopped = (Object.entries(reasons) as Array<[Reason, number]>).filter(([, found]) => found > 0);
  return { count, stopped: stopped.map(([reason, found]) => ({ reason, count: found })) };
}

/** Open proposals by the version they were handed in under, newest version first. */
export async function stayingUnder(
  ctx: Pick<Context, 'db' | 'assembly'>,
): Promise<Array<{ version: number; name: string; count: number }>> {
  const { rows } = await sql<{
    rule_version_id: string;
    count: number;
  }>`select rule_version_id, count(*)::integer as count
    from proposals where assembly_id = ${ctx.assembly.id} and not imported
      and state not in (${sql.join([...coming, ...over])}) group by rule_version_id`.execute(ctx.db);
  const named = await Promise.all(
    rows.map(async ({ rule_version_id, count }) => {
      const { version, name } = (await ruleVersion(ctx.db, rule_version_id))!;
      return { version, name, count };
    }),
  );
  return named.sort((a, b) => b.version - a.version);
}
