/**
 * The rotating code of a half-day: a keyed hash over half-day and time step, by a key that never leaves the server. The code of
 * the screen names half-day and step, so that a copy is known by its age; the number to type is cut of the same hash. Pure.
 */

export interface CodeRules {
  stepSeconds: number;
  /** How many steps a code holds beyond its own. */
  steps: number;
}

/** HMAC of a text, as `ctx.seal`. */
type Seal = (text: string) => string;

export const stepAt = (at: Date, { stepSeconds }: CodeRules): number => Math.floor(at.getTime() / (stepSeconds * 1000));

const sealed = (seal: Seal, halfDayId: string, step: number) => seal(`activities/sign-in/${halfDayId}/${step}`);

export function codeOf(seal: Seal, halfDayId: string, step: number): string {
  return `${halfDayId}.${step.toString(36)}.${sealed(seal, halfDayId, step).slice(0, 22)}`;
}

/** Six figures; they hold among the half-days open to one person, and only for as long as the code. */
export function numberOf(seal: Seal, halfDayId: string, step: number): string {
  let value = 0;
  for (const sign of sealed(seal, halfDayId, step)) value = (value * 131 + sign.charCodeAt(0)) % 1_000_000;
  return String(value).padStart(6, '0');
}

/** @returns half-day and step a code names; undefined: it is no code of ours */
export function readCode(seal: Seal, code: string): { halfDayId: string; step: number } | undefined {
  const [halfDayId, written, mark] = code.split('.');
  if (!halfDayId || !written || !mark || !/^[0-9a-f-]{36}$/.test(halfDayId) || !/^[0-9a-z]{1,11}$/.test(written))
    return undefined;
  const step = Number.parseInt(written, 36);
  return codeOf(seal, halfDayId, step) === code ? { halfDayId, step } : undefined;
}

/** Whether a code of that step holds at that time: its own step and some after it, one before as clocks differ. */
export function holds(step: number, at: Date, rules: CodeRules): boolean {
  const now = stepAt(at, rules);
  return step >= now - rules.steps && step <= now + 1;
}

/** Steps whose numbers hold at that time. */
export const stepsHolding = (at: Date, rules: CodeRules): number[] =>
  Array.from({ length: rules.steps + 1 }, (_, back) => stepAt(at, rules) - back);
