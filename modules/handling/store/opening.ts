/** How a host's matters are opened for a step: under lock, and after its policy has been asked. */
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { permitted } from '../../../platform/matters/permit.ts';
import { type Assignment, assignmentOf } from '../assignment.ts';
import type { HandledMatter } from '../host.ts';
import type { HandlingSubject, PolicyActor, PolicyAssignment } from '../policy.ts';

interface Opened extends HandledMatter {
  subject: HandlingSubject;
}

interface Opening<Matter extends Opened, Action extends string, By> {
  /** @throws Problem 404 when it is not of this assembly */
  load(ctx: Context, by: By, lock: boolean): Promise<Matter>;
  can(
    actor: PolicyActor,
    action: Action,
    subject: Matter['subject'],
    assignment?: PolicyAssignment,
  ): Parameters<typeof permitted>[0]['verdict'];
  canRead(actor: PolicyActor, subject: Matter['subject']): boolean;
}

interface OpenOptions {
  expectedVersion?: number | undefined;
  assignmentId?: string;
}

/** @typeParam By what a matter is found by: its id, or whatever else opens it */
export function openingOf<Matter extends Opened, Action extends string, By>(host: Opening<Matter, Action, By>) {
  /** @throws Problem as `permitted` */
  function permit(
    ctx: Context,
    matter: Matter,
    action: Action,
    assignment?: Assignment,
    expectedVersion?: number,
  ): void {
    const target = assignment && matter.subject.assignments.find((item) => item.id === assignment.id);
    permitted({
      verdict: host.can(ctx.actor, action, matter.subject, target),
      reads: host.canRead(ctx.actor, matter.subject),
      row: matter.row,
      expectedVersion,
    });
  }
  return {
    /** For a reader inside. @throws Problem 404 when the reader may not see it */
    async read(ctx: Context, by: By): Promise<Matter> {
      const matter = await host.load(ctx, by, false);
      if (!host.canRead(ctx.actor, matter.subject)) throw notFound();
      return matter;
    },
    /** Loads under lock and asks the policy: the first lines of nearly every command. */
    async open(ctx: Context, by: By, action: Action, options: OpenOptions = {}): Promise<Matter> {
      const matter = await host.load(ctx, by, true);
      const assignment = options.assignmentId === undefined ? undefined : assignmentOf(matter, options.assignmentId);
      permit(ctx, matter, action, assignment, options.expectedVersion);
      return matter;
    },
  };
}
