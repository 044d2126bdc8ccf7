/** Adds a plenary session to a term, or changes the windows of one that is not over. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { type AskedSession, askedSession } from '../asked-windows.ts';
import { insertSessions, updateSession } from '../calendar.ts';
import { sessionLabel } from '../labels.ts';
import { holdLists } from '../printed-order.ts';
import { windowNames } from '../windows.ts';
import { windowsEndpoints } from '../windows-contract.ts';

const written = (session: Pick<AskedSession['after'], (typeof windowNames)[number]>) =>
  Object.fromEntries(windowNames.map((name) => [name, session[name].toISOString()]));

const nameOf = ({ term, after }: AskedSession) => sessionLabel(term.ordinal, after.ordinal, 'zh-CN');

export const addSession = defineCommand({
  ...windowsEndpoints.addSession,
  operationId: 'addSession',
  summary: 'Add a plenary session with its windows to a term',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx: Context, { body: { termId, ...windows } }) {
    await holdLists(ctx.db, ctx.assembly.id);
    const asked = await askedSession(ctx, { termId }, windows);
    const [id] = await insertSessions(ctx.db, [asked.after]);
    await writeAudit(ctx, 'session.added', `session/${id}`, { name: nameOf(asked), ...written(asked.after) });
    return { sessionId: id! };
  },
});

export const changeSession = defineCommand({
  ...windowsEndpoints.changeSession,
  operationId: 'changeSession',
  summary: 'Change the windows of a session that is not over',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx: Context, { params, body }) {
    await holdLists(ctx.db, ctx.assembly.id);
    const asked = await askedSession(ctx, params, body);
    const [before, after] = [written(asked.before!), written(asked.after)];
    if (JSON.stringify(before) === JSON.stringify(after)) return {};
    await updateSession(ctx.db, { ...asked.after, id: params.sessionId });
    await writeAudit(ctx, 'session.changed', `session/${params.sessionId}`, { name: nameOf(asked), before, ...after });
    return {};
  },
});
