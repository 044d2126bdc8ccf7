/** The clocks of suggestions: what follows when one runs out, and who is told. */
import { defineClocks, type OpenClock } from '../../platform/clocks/definitions.ts';
import type { Context } from '../../platform/http/context.ts';
import { notify } from '../../platform/notices/notify.ts';
import { escalationSteps, owedByUnits } from '../handling/contract.ts';
import { closeUnratedMatter, escalatedTo, waitingInOffice } from '../handling/index.ts';
import { suggestionLife } from './life.ts';
import { accountOfSender, accountsOfLead } from './recipients.ts';
import { suggestionHandling } from './store/handling-host.ts';
import { closeUnratedLed } from './store/led-rating.ts';
import { loadMatter, type Matter } from './store/matter.ts';

/** Many senders never come back to rate: what was answered closes by itself. */
async function closeByItself(ctx: Context, matter: Matter): Promise<null> {
  const reason = ctx.t('suggestions.notRated');
  if (matter.subject.isLed) await closeUnratedLed(ctx, matter, reason);
  else await closeUnratedMatter(suggestionHandling, ctx, matter, reason);
  return null;
}

const clocks = {
  screening: {},
  objection: {},
  led: {},
  accept: {},
  opinion: {},
  first_contact: {},
  reply: {},
  check: {},
  rating: { whenDue: closeByItself },
  rework: {},
  look_back: {},
};

const assignmentOf = (matter: Matter, clock: OpenClock) => matter.assignments.find((item) => item.id === clock.part_id);

async function waiting(
  ctx: Context,
  matter: Matter,
  clock: OpenClock,
): Promise<{ accounts: string[]; front: 'm' | 'desk' }> {
  if (!clock.waits_for.startsWith('proposer:'))
    return { accounts: await waitingInOffice(ctx, matter, clock), front: 'desk' };
  const sender = clock.waits_for === `proposer:${matter.id}`;
  return { accounts: sender ? accountOfSender(matter) : await accountsOfLead(ctx, matter), front: 'm' };
}

export const suggestionClocks = defineClocks<Matter>({
  kind: suggestionLife.kind,
  clocks,
  load: (ctx, id, lock) => loadMatter(ctx, { id }, lock),
  lineOf(matter, clock) {
    const { id, assembly_id: assemblyId, rule_version_id: ruleVersionId, state } = matter.row;
    const assignment = assignmentOf(matter, clock);
    return {
      matter: { kind: suggestionLife.kind, id, assemblyId, ruleVersionId },
      state,
      ...(assignment ? { partId: assignment.id, details: { unit: assignment.unit.name } } : {}),
    };
  },
  escalation: (matter, clock) =>
    owedByUnits.has(clock.name) && clock.waits_for.startsWith('unit:') ? escalationSteps(matter.rules) : [],
  async tell(ctx, matter, clock, news, facts) {
    const unit = assignmentOf(matter, clock)?.unit.name ?? '';
    const { accounts, front } =
      news === 'escalated'
        ? { accounts: await escalatedTo(ctx, matter, clock, facts.office!), front: 'desk' as const }
        : await waiting(ctx, matter, clock);
    await notify(ctx, [
      {
        accountIds: accounts,
        kind: `suggestions.notice.${news}`,
        topic: 'deadline',
        matter: { kind: suggestionLife.kind, id: matter.id },
        params: { subject: matter.row.subject, clock: clock.name, unit, ...facts },
        link: `/${front}/${ctx.assembly.code}/suggestions/${matter.id}`,
      },
    ]);
  },
});
