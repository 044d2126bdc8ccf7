/** The clocks of activities: the time to answer runs out, it begins and ends by itself. */
import { endClocks } from '../../platform/clocks/clocks.ts';
import { defineClocks } from '../../platform/clocks/definitions.ts';
import { notify } from '../../platform/notices/notify.ts';
import { announce } from './events.ts';
import { activityLife } from './life.ts';
import { accountsOfInvited } from './recipients.ts';
import { advance } from './store/advance.ts';
import { loadMatter, type Matter } from './store/matter.ts';

const { kind } = activityLife;

export const activityClocks = defineClocks<Matter>({
  kind,
  clocks: {
    answer: {
      async whenDue(ctx, matter) {
        await endClocks(ctx, matter, { names: ['answer'] });
        return null;
      },
    },
    begin: {
      reminded: false,
      async whenDue(ctx, matter) {
        await endClocks(ctx, matter, { names: ['answer', 'begin'] });
        if (matter.row.state !== 'announced') return null;
        await advance(ctx, matter, { action: 'begin', to: 'running', public: true });
        await announce(ctx, matter, 'begun');
        return null;
      },
    },
    finish: {
      reminded: false,
      async whenDue(ctx, matter) {
        await endClocks(ctx, matter);
        if (matter.row.state !== 'running') return null;
        await advance(ctx, matter, { action: 'end', to: 'ended', public: true });
        await announce(ctx, matter, 'ended');
        return null;
      },
    },
  },
  load: (ctx, id, lock) => loadMatter(ctx, id, lock),
  lineOf({ row }) {
    const { id, assembly_id: assemblyId, rule_version_id: ruleVersionId, state } = row;
    return { matter: { kind, id, assemblyId, ruleVersionId }, state };
  },
  /** Before the time to answer is over, those who have not are reminded, where the rules say so. */
  async tell(ctx, matter, clock, news, facts) {
    if (clock.name !== 'answer' || (news === 'due_soon' && !matter.rules.answer.remind)) return;
    const unanswered = await ctx.db
      .selectFrom('activity_invitations')
      .select('id')
      .where('activity_id', '=', matter.id)
      .where('answer', '=', 'none')
      .where('member_id', 'is not', null)
      .execute();
    await notify(ctx, [
      {
        accountIds: await accountsOfInvited(
          ctx,
          matter.id,
          unanswered.map((row) => row.id),
        ),
        kind: 'activities.notice.answer_soon',
        topic: 'deadline',
        matter: { kind, id: matter.id },
        params: { title: matter.row.title, ...facts },
        link: `/m/${ctx.assembly.code}/activities/${matter.id}`,
      },
    ]);
  },
});
