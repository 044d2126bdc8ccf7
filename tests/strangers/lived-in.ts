/** A house in which a proposal has come as far as its ratings, so that routes can be asked with ids of real things. */
import type { LightMyRequestResponse } from 'fastify';
import { modules } from '../../app/modules.ts';
import { sessionCookies } from '../../modules/accounts/testing.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { system } from '../../platform/http/context.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { sampleOf } from './sample.ts';

/** A test house whose things can be named. */
export interface LivedInHouse extends TestHouse {
  /** Ids by the name a path or a body gives them, as `proposalId`, `unitId`. */
  ids: Readonly<Record<string, string>>;
  /** The request of an operation with these ids and the least its schemas take. */
  requestOf(operation: Operation): {
    method: Operation['method'];
    path: string;
    root: boolean;
    body?: unknown;
  };
  /** A POST (or other) that must succeed. @returns the answer's body */
  step(as: string, path: string, body?: unknown, method?: 'POST' | 'PUT' | 'GET'): Promise<Record<string, unknown>>;
  /** Multipart upload as the browser sends it. */
  upload(as: string, name: string, content: Buffer): Promise<LightMyRequestResponse>;
}

/** The least that passes for a PDF. */
export const tinyPdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
/** Bodies whose schemas ask for more than types can say. */
const bodies: Readonly<Record<string, object>> = {
  confirmContactAddress: { code: '123456' },
  createAccount: { login: 'somebody@here', name: '某人' },
  grantRole: { login: 'member4@here', role: 'clerk' },
  publishRules: { name: '新规则', appliesFrom: '2026-03-01T00:00:00+08:00', preset: 'national' },
};
const unknownId = '00000000-0000-7000-8000-000000000000';

/** County rules in both assemblies: one round, the committee confirms. */
export async function openLivedInHouse(): Promise<LivedInHouse> {
  const house = await openTestHouse({ modules });
  for (const place of [house.here, house.elsewhere]) {
    await publishRuleVersion(
      { db: house.database.db, actor: system, assembly: place.assembly, clock: house.clock },
      { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
    );
  }
  const { here, clock, database, server } = house;

  async function step(as: string, path: string, body: unknown = {}, method: 'POST' | 'PUT' | 'GET' = 'POST') {
    const answer = await house.call({ as, method, path, ...(method === 'GET' ? {} : { body }) });
    if (answer.statusCode !== 200) throw new Error(`${method} ${path} as ${as}: ${answer.statusCode} ${answer.body}`);
    return answer.json<Record<string, unknown>>();
  }

  async function upload(as: string, name: string, content: Buffer) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    return server.app.inject({
      method: 'POST',
      url: `/api/v1/assemblies/${here.assembly.code}/files`,
      headers: { 'content-type': encoded.headers.get('content-type')! },
      cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
  }

  const fileId = (await upload('member1', '调研报告.pdf', tinyPdf)).json<{ fileId: string }>().fileId;
  const made = await step('member1', '/proposals', sampleContent({ attachmentIds: [fileId], confidential: true }));
  const proposalId = String(made.proposalId);
  const at = `/proposals/${proposalId}`;
  await step('member1', `${at}/submit`);
  await step('clerk', `${at}/take-in`);
  await step('reviewer1', `${at}/file`);
  const unitId = here.units[0].id;
  await step('assigner', `${at}/assignment`, { units: [{ unitId, role: 'lead' }] });
  const seen = async () =>
    (await step('clerk', at, undefined, 'GET')) as {
      assignments: Array<{
        assignmentId: string;
        replies: Array<{ replyId: string }>;
        promises: Array<{ promiseId: string }>;
      }>;
      proposers: Array<{ proposerId: string }>;
      sessionId: string;
    };
  const assignmentId = (await seen()).assignments[0]!.assignmentId;
  const unit = `${at}/assignments/${assignmentId}`;
  await step('assigner', `${unit}/confirm`);
  await step('receiver1', `${unit}/accept`);
  await step('handler1', `${unit}/reply`, { class: 'B', body: '您提出的建议正在办理，年内完成两处改造。' }, 'PUT');
  await step('handler1', `${unit}/promises`, { text: '年内完成两处改造', dueOn: '2026-12-31' });
  await step('handler1', `${unit}/submit-check`);
  await step('government-office', `${unit}/pass-check`);
  await step('signer1', `${unit}/sign`, { signerName: '签发人' });
  await step('handler1', `${unit}/issue`);
  const now = await seen();
  const find = (name: string) => {
    const found = new RegExp(`"${name}":"([0-9a-f-]{36})"`).exec(JSON.stringify(now));
    if (!found) throw new Error(`no ${name} in the proposal`);
    return found[1]!;
  };
  const wish = await step('member2', `/members/${here.members[1]!.id}/requests`, { changes: { post: '教师' } });
  const grants = await database.db
    .selectFrom('grants')
    .select(['id'])
    .where('assembly_id', '=', here.assembly.id)
    .where('account_id', '=', here.accounts.member2!)
    .executeTakeFirstOrThrow();
  const ids: Record<string, string> = {
    proposalId,
    assignmentId,
    unitId,
    fileId,
    replyId: find('replyId'),
    promiseId: find('promiseId'),
    proposerId: now.proposers[0]!.proposerId,
    memberId: here.members[1]!.id,
    accountId: here.accounts.member2!,
    handlerId: here.accounts.handler1!,
    grantId: grants.id,
    sessionId: here.session.id,
    requestId: String(wish.requestId),
    kind: 'proposal',
    matterId: proposalId,
  };
  const idFor = (name: string) => ids[name] ?? unknownId;
  return {
    ...house,
    ids,
    step,
    upload,
    requestOf(operation) {
      const path = operation.path.replace(/:(\w+)/g, (_, name: string) => idFor(name));
      const query = operation.query ? (sampleOf(operation.query, idFor) as Record<string, string>) : {};
      const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
      return {
        method: operation.method,
        path: `${path}${search.size > 0 ? `?${search}` : ''}`,
        root: operation.root === true,
        ...(operation.body ? { body: bodies[operation.operationId] ?? sampleOf(operation.body, idFor) } : {}),
      };
    },
  };
}
