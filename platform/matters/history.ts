/** The history of matters: what was done, by whom, in which office. Written in the transaction of the step itself. */
import './tables.ts';
import type { Chain } from '../audit/chain.ts';
import type { Context } from '../http/context.ts';

/** In which office somebody acted; columns of a line. */
export interface ActingOffice {
  office_role: string | null;
  office_id: string | null;
  office_name: string | null;
}

/** What a line needs to know of its matter. */
export interface MatterRef {
  kind: string;
  id: string;
  assemblyId: string;
  /** The version of the rules it runs under. */
  ruleVersionId: string | null;
}

export interface HistoryLine {
  action: string;
  from: string;
  to: string;
  /** Absent: in none, as the platform does. */
  office?: ActingOffice | undefined;
  partId?: string | null;
  /** Facts of the step. */
  details?: Record<string, unknown>;
  onBehalfOf?: string | null;
  /** Part of the timeline the public reads. */
  public?: boolean;
}

export async function writeHistory(
  ctx: Pick<Context, 'db' | 'actor' | 'clock'>,
  matter: MatterRef,
  line: HistoryLine,
): Promise<void> {
  await ctx.db
    .insertInto('history')
    .values({
      assembly_id: matter.assemblyId,
      kind: matter.kind,
      matter_id: matter.id,
      part_id: line.partId ?? null,
      action: line.action,
      from_state: line.from,
      to_state: line.to,
      actor_id: ctx.actor.accountId,
      actor_name: ctx.actor.name,
      ...line.office,
      on_behalf_of: line.onBehalfOf ?? null,
      at: ctx.clock.now(),
      rule_version_id: matter.ruleVersionId,
      public: line.public ?? false,
      details: JSON.stringify(line.details ?? {}),
    })
    .execute();
}

/** One chain for each matter. Lines of proposals were chained before there were kinds, so their kind is not hashed. */
export const historyChain: Chain = {
  table: 'history',
  by: 'matter_id',
  prefix: { column: 'kind', absentFor: 'proposal' },
  columns: [
    'seq',
    'assembly_id',
    'matter_id',
    'part_id',
    'action',
    'from_state',
    'to_state',
    'actor_id',
    'actor_name',
    'on_behalf_of',
    'at',
    'rule_version_id',
    'public',
    'details',
    'office_role',
    'office_id',
    'office_name',
  ],
  instants: ['at'],
};

/** Every chain of an installation: those of the modules, and the history they share. */
export const chainsOf = (modules: ReadonlyArray<{ chains?: readonly Chain[] }>): Chain[] => [
  ...modules.flatMap((module) => module.chains ?? []),
  historyChain,
];
