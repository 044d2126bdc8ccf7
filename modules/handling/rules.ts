/**
 * What an assembly may set for the handling of a kind of matter: parts of the host's rules, in its schema and its presets.
 * Figures follow published regulations; docs/rules.md lists those in use.
 */
import { z } from 'zod';
import type { EscalationStep } from '../../platform/clocks/definitions.ts';
import { span, type Term, term } from '../../platform/rules/shapes.ts';

/** Spread into the schema of the host, each where its form shows it. */
export const handlingRules = {
  assignment: z.object({
    confirmedBy: z.enum(['supervision', 'committee']),
    /** Within this span a unit accepts or bounces. */
    accept: span,
    bounceReasons: z.array(term).min(1),
  }),
  handling: z.object({
    firstContact: span,
    opinion: span,
    reply: span,
    /** The longest a reply may take, extension included, counted from dispatch. */
    replyAtMost: span,
    check: span,
    checkRequired: z.boolean(),
    /** A contact with the proposer must be on record before a reply may be checked. */
    contactRequired: z.boolean(),
  }),
  classes: z.array(term.extend({ tracked: z.boolean() })).min(2),
  rating: z.object({
    form: z.enum(['three_level', 'seven_fields', 'attitude_effect']),
    span,
    reworkWhen: z.array(z.enum(['unsatisfied', 'basically'])),
    rework: span,
    /** How often a reply is redone before a face-to-face consultation takes its place. */
    reworks: z.number().int().min(0).max(3),
  }),
  lookBack: span,
};

const whole = z.object(handlingRules);
export type HandlingRules = z.infer<typeof whole>;

/**
 * So many working days after a unit's deadline has passed the office is told that nothing was done; 0: never. Versions from before
 * it could be set keep the default.
 */
export const escalationRule = z
  .object({ supervision: z.number().int().min(0).max(250), leader: z.number().int().min(0).max(250) })
  .default({ supervision: 0, leader: 0 });

/** When which office is told of a unit that lets a deadline pass, also under versions that do not name it; soonest first. */
export function escalationSteps({ escalation }: { escalation?: z.input<typeof escalationRule> }): EscalationStep[] {
  const days = escalationRule.parse(escalation);
  return (['supervision', 'leader'] as const)
    .flatMap((office) => (days[office] > 0 ? [{ office, after: days[office] }] : []))
    .sort((a, b) => a.after - b.after);
}

/** Clocks of units: when one is overdue, offices above the unit are told by the rule. */
export const owedByUnits: ReadonlySet<string> = new Set(['accept', 'opinion', 'first_contact', 'reply', 'rework']);

/** Reasons for which a unit gives a matter back. */
export const bounceReasons: Term[] = [
  { code: 'not_our_duty', zh: '不属于本单位职责', en: 'not within the duties of the unit' },
  { code: 'wrong_role', zh: '主办会办分工不当', en: 'lead and assisting roles are the wrong way round' },
  { code: 'other_level', zh: '属于上级或下级事权', en: 'a matter of a higher or lower level' },
];

/** Classes of an answer. */
export const answerClasses: HandlingRules['classes'] = [
  { code: 'A', zh: '所提问题已经解决或者基本解决', en: 'solved or as good as solved', tracked: false },
  { code: 'B', zh: '正在解决或者列入计划逐步解决', en: 'being solved, or planned', tracked: true },
  { code: 'C', zh: '因条件所限留作参考', en: 'kept for reference', tracked: true },
];
