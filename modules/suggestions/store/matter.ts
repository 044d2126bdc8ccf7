/** One suggestion loaded whole enough to decide a step: row, assignments, team, open objection, rules. */
import '../tables.ts';
import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import {
  type AssignmentJson,
  assignmentsAsJson,
  assignmentsFrom,
  type HandledMatter,
  openingOf,
  policyAssignments,
} from '../../handling/index.ts';
import { type Action, suggestionLife } from '../life.ts';
import { can, canRead, type PolicySubject } from '../policy.ts';
import type { SuggestionRules } from '../rules.ts';
import type { SuggestionRow } from '../tables.ts';

export type Suggestion = Selectable<SuggestionRow>;

export interface Matter extends HandledMatter {
  row: Suggestion;
  rules: SuggestionRules;
  subject: PolicySubject;
}

export const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Shown to everybody now. */
export const isPublic = (
  row: Pick<Suggestion, 'publicity_decision' | 'public_from' | 'hidden_code'>,
  now: Date,
): boolean =>
  (row.publicity_decision === 'public' || row.publicity_decision === 'title_only') &&
  row.public_from !== null &&
  row.public_from <= now &&
  row.hidden_code === null;

interface Loaded {
  assignments: AssignmentJson[] | null;
  team: string[] | null;
  objected: { by: string | null } | null;
  seen_version: number;
}

/**
 * In one statement; with `lock` its row is held until the transaction ends.
 * @param by its id, or the secret of its private page
 * @throws Problem 404 when it is not of this assembly
 */
export async function loadMatter(
  ctx: Context,
  by: { id: string } | { secret: string },
  lock: boolean,
): Promise<Matter> {
  const mine = 'secret' in by;
  let query = ctx.db
    .selectFrom('suggestions as s')
    .selectAll('s')
    .select([
      sql<Loaded['assignments']>`${sql.raw(assignmentsAsJson('s.id'))}`.as('assignments'),
      sql<Loaded['team']>`(select json_agg(t.member_id) from suggestion_team t where t.suggestion_id = s.id)`.as(
        'team',
      ),
      sql<Loaded['objected']>`(select json_build_object('by', o.decided_by) from suggestion_objections o
        where o.suggestion_id = s.id and o.answered_at is null)`.as('objected'),
      sql<number>`(select x.version from suggestions x where x.id = s.id)`.as('seen_version'),
    ])
    .where('s.assembly_id', '=', ctx.assembly.id);
  query = mine ? query.where('s.secret_hash', '=', digest(by.secret)) : query.where('s.id', '=', by.id);
  if (lock) query = query.forUpdate('s');
  let found = await query.executeTakeFirst();
  // After waiting for the lock PostgreSQL gives the row as it is now, but what hangs on it as it was: look again.
  if (lock && found && found.seen_version !== found.version) found = await query.executeTakeFirst();
  if (!found) throw notFound();
  const { assignments: json, team, objected, seen_version: _seen, ...row } = found;
  const rules = (await ruleVersion(ctx.db, row.rule_version_id))!.content as SuggestionRules;
  const assignments = await assignmentsFrom(ctx, json);
  const { id, assembly_id: assemblyId } = row;
  const subject: PolicySubject = {
    state: row.state,
    confirmedBy: rules.assignment.confirmedBy,
    assignments: policyAssignments(assignments),
    senderAccountId: row.sender_account_id,
    bySender: mine,
    leadMemberId: row.lead_member_id,
    leadBodyId: row.lead_body_id,
    teamMemberIds: team ?? [],
    hidden: row.hidden_code !== null,
    isPublic: isPublic(row, ctx.clock.now()),
    objectedDecisionBy: objected ? objected.by : undefined,
    takenUpBy: rules.takeUp.by,
    isLed: row.led_id !== null,
  };
  return { kind: suggestionLife.kind, id, assemblyId, row, assignments, rules, subject };
}

type By = Parameters<typeof loadMatter>[1];

const opening = openingOf<Matter, Action, By>({ load: loadMatter, can, canRead });

/** The suggestion for a reader inside. @throws Problem 404 when the reader may not see it */
export const readMatter = (ctx: Context, id: string) => opening.read(ctx, { id });

/** Loads under lock and asks the policy: the first lines of nearly every command. */
export const openMatter = (
  ctx: Context,
  id: string,
  action: Action,
  options: { expectedVersion?: number | undefined; assignmentId?: string } = {},
) => opening.open(ctx, { id }, action, options);

/** The same for whoever holds the secret of the private page. */
export const openMine = (ctx: Context, secret: string, action: Action) => opening.open(ctx, { secret }, action);
