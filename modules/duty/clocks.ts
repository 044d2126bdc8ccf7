/** An objection is answered in time, or the office is reminded. */
import './tables.ts';
import { defineClocks } from '../../platform/clocks/definitions.ts';
import { notFound } from '../../platform/http/problem.ts';
import { notify } from '../../platform/notices/notify.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import { objectionLife } from './life.ts';
import { owner } from './policy.ts';

interface Objection {
  id: string;
  assembly_id: string;
  state: string;
  year: number;
}

export const objectionClocks = defineClocks<Objection>({
  kind: objectionLife.kind,
  clocks: { duty_objection: {} },
  async load(ctx, id, lock) {
    const query = ctx.db
      .selectFrom('duty_objections')
      .select(['id', 'assembly_id', 'state', 'year'])
      .where('id', '=', id)
      .where('assembly_id', '=', ctx.assembly.id);
    const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
    if (!row) throw notFound();
    return row;
  },
  lineOf: ({ id, assembly_id: assemblyId, state }) => ({
    matter: { kind: objectionLife.kind, id, assemblyId, ruleVersionId: null },
    state,
  }),
  async tell(ctx, objection, _clock, news, facts) {
    await notify(ctx, [
      {
        accountIds: await accountsWithRoles(ctx.db, ctx.assembly.id, { roles: [owner] }, ctx.clock.now()),
        kind: `duty.notice.${news}`,
        topic: 'deadline',
        matter: { kind: objectionLife.kind, id: objection.id },
        params: { year: objection.year, ...facts },
        link: `/desk/${ctx.assembly.code}/duty/year?year=${objection.year}`,
      },
    ]);
  },
});
