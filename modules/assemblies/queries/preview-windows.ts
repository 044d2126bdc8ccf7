/** What a session's windows would change, before they are changed. */
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { askedSession } from '../asked-windows.ts';
import { heldAt } from '../held.ts';
import { sessionLabel } from '../labels.ts';
import { type PlenarySession, type Season, sessionAt, type Term } from '../time.ts';
import { movedTimes } from '../windows.ts';
import { windowsEndpoints } from '../windows-contract.ts';

/** What it counts for, in words. */
const worded =
  ({ locale }: Context, terms: readonly Term[]) =>
  (counts: { session: PlenarySession; season: Season } | null | undefined) => {
    const term = terms.find((one) => one.id === counts?.session.termId);
    return counts && term
      ? { label: sessionLabel(term.ordinal, counts.session.ordinal, locale), season: counts.season }
      : null;
  };

export const previewWindows = defineQuery({
  ...windowsEndpoints.previewWindows,
  operationId: 'previewWindows',
  summary: 'What the windows of a session would change',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const { sessionId, termId, ...windows } = body;
    const asked = await askedSession(ctx, sessionId ? { sessionId } : { termId }, windows);
    const { terms, sessions, term, before } = asked;
    const after = [...sessions.filter((one) => one !== before), { ...asked.after, id: asked.after.id ?? '' }];
    const now = ctx.clock.now();
    const word = worded(ctx, terms);
    return {
      moved: movedTimes(terms, sessions, after, now).map((time) => ({
        from: time.from.toISOString(),
        until: time.until?.toISOString() ?? null,
        before: word(time.before),
        after: word(time.after),
      })),
      now: { before: word(sessionAt(terms, sessions, now)), after: word(sessionAt(terms, after, now)) },
      handedIn: (before && (await heldAt(ctx, 'handed_in')).get(before.id)) ?? 0,
      drafts: (await heldAt(ctx, 'drafts')).get(term.id) ?? 0,
    };
  },
});
