/** Minutes and results, and which matters the activity led to. */
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { link } from '../../../platform/links/write-links.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { openMatter } from '../store/matter.ts';

export const saveActivityMinutes = command(
  'saveActivityMinutes',
  'Write the minutes and results of an activity',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'write_minutes', body);
    const { minutes, results } = body;
    const answer = await advance(ctx, matter, { action: 'write_minutes', patch: { minutes, results } });
    await announce(ctx, matter, 'minutes_written');
    return answer;
  },
);

export const linkActivityResult = command(
  'linkActivityResult',
  'Say which matter an activity led to',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'link_result');
    const { kind, matterId } = body;
    const found = (await ctx.kinds?.get(kind)?.shown(ctx, [matterId]))?.get(matterId);
    if (!found || matterId === matter.id) throw invalid('body.matterId', 'matter_not_here');
    const known = await ctx.db
      .selectFrom('links')
      .select('id')
      .where('from_id', '=', matter.id)
      .where('to_id', '=', matterId)
      .where('relation', '=', 'led_to')
      .executeTakeFirst();
    if (known) throw conflict('linked_already');
    const answer = await advance(ctx, matter, { action: 'link_result', details: { title: found.title } });
    const from = { kind: matter.kind, id: matter.id };
    await link(ctx, { from, relation: 'led_to', to: { kind, id: matterId } });
    return answer;
  },
);
