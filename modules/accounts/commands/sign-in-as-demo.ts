/** One click into a role of a demo installation; accounts not marked as demo are as good as unknown. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { httpOf } from '../cookies.ts';
import { refuseForeignForm, startSession } from './sign-in.ts';

export const signInAsDemo = defineCommand({
  ...accountEndpoints.signInAsDemo,
  operationId: 'signInAsDemo',
  summary: 'Sign in as a demo account without its password; only on a demo installation',
  tag: 'accounts',
  access: 'public',
  ownTransaction: true,
  async handle(ctx, input) {
    if (!ctx.demoDoors) throw notFound();
    const http = httpOf(input);
    refuseForeignForm(http);
    const account = await ctx.db
      .selectFrom('accounts')
      .select(['id', 'name'])
      .where('login', '=', input.body.login)
      .where('demo', '=', true)
      .where('active', '=', true)
      .executeTakeFirst();
    if (!account) throw notFound();
    return startSession(ctx, http, account, 'demo');
  },
});
