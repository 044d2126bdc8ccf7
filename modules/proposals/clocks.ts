/** The clocks of proposals: what follows when one runs out, and who is told. */
import { defineClocks, type OpenClock } from '../../platform/clocks/definitions.ts';
import type { Context } from '../../platform/http/context.ts';
import { notify } from '../../platform/notices/notify.ts';
import { escalationSteps, owedByUnits } from '../handling/contract.ts';
import { escalatedTo } from '../handling/index.ts';
import { accountsOfProposers, waitingAccounts } from './jobs/recipients.ts';
import { writeHistory } from './store/advance.ts';
import { loadMatter, type Matter } from './store/matter.ts';
import { publishByRule } from './store/publish-by-rule.ts';
import { proposalLife } from './workflow.ts';

/** An invitation nobody answered in time lapses. */
async function lapse(ctx: Context, matter: Matter, clock: OpenClock): Promise<string | null> {
  await ctx.db.updateTable('clocks').set({ ended_at: ctx.clock.now() }).where('id', '=', clock.id).execute();
  const lapsed = matter.proposers.find((item) => item.id === clock.part_id && item.status === 'invited');
  // Those it waited for have nothing left to do and to know.
  if (!lapsed) return null;
  await ctx.db.updateTable('proposal_proposers').set({ status: 'lapsed' }).where('id', '=', lapsed.id).execute();
  await writeHistory(ctx, matter, {
    action: 'cosign_lapsed',
    from: matter.row.state,
    to: matter.row.state,
    details: { name: lapsed.name },
  });
  return 'cosign_lapsed';
}

const clocks = {
  cosign: { whenDue: lapse },
  review: {},
  accept: {},
  opinion: {},
  first_contact: {},
  reply: {},
  check: {},
  rating: {},
  rework: {},
  publication: {
    reminded: false,
    async whenDue(ctx: Context, matter: Matter) {
      await publishByRule(ctx, matter);
      return null;
    },
  },
  look_back: {},
};

const assignmentOf = (matter: Matter, clock: OpenClock) => matter.assignments.find((item) => item.id === clock.part_id);

export const proposalClocks = defineClocks<Matter>({
  kind: proposalLife.kind,
  clocks,
  load: loadMatter,
  lineOf(matter, clock) {
    const { id, assembly_id: assemblyId, rule_version_id: ruleVersionId, state } = matter.row;
    const assignment = assignmentOf(matter, clock);
    return {
      matter: { kind: proposalLife.kind, id, assemblyId, ruleVersionId },
      state,
      ...(assignment ? { partId: assignment.id, details: { unit: assignment.unit.name } } : {}),
    };
  },
  escalation: (matter, clock) =>
    owedByUnits.has(clock.name) && clock.waits_for.startsWith('unit:') ? escalationSteps(matter.rules) : [],
  async tell(ctx, matter, clock, news, facts) {
    const unit = assignmentOf(matter, clock)?.unit.name ?? '';
    const params = { subject: matter.row.subject, number: matter.row.number ?? '', clock: clock.name, unit, ...facts };
    const notice = (accountIds: string[], front: string) => ({
      accountIds,
      kind: `proposals.notice.${news}`,
      topic: 'deadline' as const,
      matter: { kind: proposalLife.kind, id: matter.row.id },
      confidential: matter.row.confidential,
      params,
      link: `/${front}/${ctx.assembly.code}/proposals/${matter.row.id}`,
    });
    if (news === 'escalated') {
      await notify(ctx, [notice(await escalatedTo(ctx, matter, clock, facts.office!), 'desk')]);
      return;
    }
    const { accounts, front } = await waitingAccounts(ctx, matter, clock);
    const told = [notice(accounts, front)];
    // Those who wait for the answer hear that it may come on another day.
    if (news === 'deadline_moved' && (clock.name === 'reply' || clock.name === 'rework')) {
      const waiting = matter.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
      told.push(notice(await accountsOfProposers(ctx, waiting), 'm'));
    }
    await notify(ctx, told);
  },
});
