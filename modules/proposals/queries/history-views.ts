/** The record as readers see it: who acted, in which office, on which unit, in which round and why. */
import { iso } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, ruleVersion } from '../../assemblies/index.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { allowedParts, type Part } from '../policy.ts';
import type { ProposalRules } from '../rules.ts';
import type { Matter } from '../store/matter.ts';
import type { Parts } from './parts.ts';

export type HistoryView = ProposalDetail['history'][number];
type Line = Parts['history'][number];

/** Roles that act for their unit, supervision office or body under its name. */
const namedRoles = /^(unit_|supervision_|body_contact$)/;
const ofMembers: readonly string[] = ['member', 'former_member'];

/** The part that took a step of before offices were kept: the first the table names, unless the committee confirmed. */
function reckonedRole(line: Line, matter: Matter): string | null {
  const details = line.details as { imported?: boolean; round?: number };
  if (details.imported || line.action === 'import' || line.action === 'decide_excellent') return 'clerk';
  const part: Part | undefined = (allowedParts as Record<string, readonly Part[]>)[line.action]?.[0];
  const assignment = matter.assignments.find((item) => item.id === line.part_id);
  if (line.actor_id === null || part === undefined) return null;
  if (line.action === 'return_for_revision' && line.from_state === 'reviewing') return `reviewer_${details.round ?? 1}`;
  if (part === 'supervisor') {
    if (matter.rules.assignment.confirmedBy === 'committee')
      return line.action === 'answer_extension' ? 'clerk' : 'assigner';
    return assignment ? `supervision_${assignment.unit.side}` : null;
  }
  if (part === 'handler' || part === 'receiver') return 'unit_handler';
  if (part === 'signer') return 'unit_signer';
  if (part === 'reviewer') return `reviewer_${details.round ?? 1}`;
  return ['clerk', 'assigner', 'leader', 'evaluator'].includes(part) ? part : null;
}

/** Names offices of lines that kept none; the list of supervision offices is read only when one is asked for. */
async function officeNamer(ctx: Context, matter: Matter, lines: readonly Line[]) {
  const roles = lines.map((line) => line.office_role ?? reckonedRole(line, matter));
  const wanted = lines.some((line, at) => line.office_name === null && roles[at]?.startsWith('supervision_'));
  const units = wanted ? await listUnits(ctx.db, ctx.assembly.id) : [];
  return (line: Line, at: number): string | null => {
    const role = roles[at] ?? null;
    if (role === null || ofMembers.includes(role)) return null;
    if (line.office_name !== null) return line.office_name;
    if (role.startsWith('supervision_')) {
      const office = units.find((unit) => unit.kind === role);
      if (office) return office.name;
    }
    if (role.startsWith('unit_')) return matter.assignments.find((item) => item.id === line.part_id)?.unit.name ?? null;
    return namedRoles.test(role) ? null : ctx.t(`accounts.role.${role}`);
  };
}

const reasonKeys = ['reason', 'notice', 'note', 'answer'] as const;

/** The reason of a step in words: the rule's label of its code, then what was written. */
function reasonOf(details: Record<string, unknown>, rules: ProposalRules, locale: string): string | null {
  const codes = [...rules.review.declineReasons, ...rules.assignment.bounceReasons];
  const coded = codes.find((item) => item.code === details.reasonCode);
  const written = reasonKeys.map((key) => details[key]).find((text) => typeof text === 'string' && text !== '');
  const words = [coded ? (locale === 'en' ? coded.en : coded.zh) : undefined, written].filter(Boolean);
  return words.length > 0 ? words.join(locale === 'en' ? ': ' : '：') : null;
}

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

/** The lines in order, each in full: filtering by reader is `readers.ts`. */
export async function historyViews(ctx: Context, matter: Matter, lines: readonly Line[]): Promise<HistoryView[]> {
  const units = new Map(matter.assignments.map((item) => [item.id, item.unit.name]));
  const versions = new Map<string, number>();
  for (const id of new Set(lines.map((line) => line.rule_version_id))) {
    if (id) versions.set(id, (await ruleVersion(ctx.db, id))?.version ?? 0);
  }
  const officeName = await officeNamer(ctx, matter, lines);
  return lines.map((line, at) => {
    const details = line.details as Record<string, unknown>;
    return {
      at: iso(line.at),
      action: line.action,
      fromState: line.from_state,
      toState: line.to_state,
      actorName: line.actor_name,
      officeName: officeName(line, at),
      onBehalfOf: line.on_behalf_of,
      unitName: line.part_id ? (units.get(line.part_id) ?? null) : null,
      round: typeof details.round === 'number' ? details.round : null,
      reason: reasonOf(details, matter.rules, ctx.locale),
      unsatisfied: namesIn(details.unsatisfied),
      details,
      ruleVersion: line.rule_version_id ? (versions.get(line.rule_version_id) ?? null) : null,
    };
  });
}
