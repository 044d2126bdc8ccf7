/**
 * The life of a kind of matter as pure tables: which step is possible in which state and where it leads, for the matter and
 * for the parts in it that have lives of their own (a unit's assignment, a finding). Who may act is the module's policy;
 * deadlines and reasons are rules of the assembly.
 */

export interface Step<S extends string> {
  from: readonly S[];
  /** Where the matter may stand afterwards; the command picks by the facts. The very list of `from`: it stays. Empty: the row goes. */
  to: readonly S[];
}

export interface PartStep<S extends string, P extends string, R extends string> {
  /** States of the matter in which the part may move. */
  matter: readonly S[];
  /** Parts that have the step, by what they are in the matter. */
  roles: readonly R[];
  from: readonly P[];
  to: readonly P[];
}

/** A step that moves nothing, possible in these states. */
export const stays = <S extends string>(...states: S[]): Step<S> => ({ from: states, to: states });

interface Tables<S extends string, P extends string> {
  /** Name of the kind, as history and clocks keep it. */
  kind: string;
  steps: Readonly<Record<string, Step<S>>>;
  partSteps: Readonly<Record<string, PartStep<S, P, string>>>;
  /** Where a part's step may carry the matter. */
  effects: Readonly<Partial<Record<string, readonly S[]>>>;
}

/** A step about to be taken. */
export interface Move {
  action: string;
  from: string;
  to: string;
  part?: { from: string; to: string } | undefined;
}

export interface Life {
  kind: string;
  isPartStep(action: string): boolean;
  mayMove(action: string, from: string, to: string): boolean;
  mayMovePart(action: string, from: string, to: string): boolean;
  /** @throws Error when the tables have no such step: a mistake in the calling command, never of the user */
  check(move: Move): void;
}

const within = (list: readonly string[] | undefined, state: string) => list?.includes(state) ?? false;

/** Ties the tables of a kind together, so that no row moves beside them. */
export function defineLife<S extends string, P extends string>(tables: Tables<S, P>): Life {
  const { kind, steps, partSteps, effects } = tables;
  const isPartStep = (action: string) => Object.hasOwn(partSteps, action);

  function mayMove(action: string, from: string, to: string): boolean {
    const step = Object.hasOwn(steps, action) ? steps[action] : undefined;
    if (!step || !within(step.from, from)) return false;
    return step.from === step.to ? from === to : within(step.to, to);
  }

  function mayMovePart(action: string, from: string, to: string): boolean {
    const step = isPartStep(action) ? partSteps[action] : undefined;
    return within(step?.from, from) && within(step?.to, to);
  }

  function check({ action, from, to, part }: Move): void {
    const no = (what: string) => new Error(`${kind}: ${what}`);
    if (!isPartStep(action)) {
      if (!mayMove(action, from, to)) throw no(`no step ${action}: ${from} → ${to}`);
      return;
    }
    if (!part) throw no(`step ${action} without its part`);
    if (!mayMovePart(action, part.from, part.to)) throw no(`no step ${action}: ${part.from} → ${part.to}`);
    if (to !== from && !within(effects[action], to)) throw no(`step ${action} does not lead to ${to}`);
  }

  return { kind, isPartStep, mayMove, mayMovePart, check };
}
