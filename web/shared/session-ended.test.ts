import { afterEach, describe, expect, it, vi } from 'vitest';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { proposalEndpoints } from '../../modules/proposals/contract.ts';
import { call, whenSessionEnds } from '../client.ts';
import { sessionEnded } from './session-ended.ts';

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const ended = () => answer(401, { code: 'unauthenticated', title: '请先登录' });

afterEach(() => {
  vi.unstubAllGlobals();
  whenSessionEnds(null);
});

describe('a session that ends while something is sent', () => {
  it('holds the request until its person has signed in again, and repeats it under the same key', async () => {
    const keys: Array<string | null> = [];
    const answers = [ended(), answer(200, { proposalId: 'x', state: 'submitted', version: 2 })];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get('idempotency-key'));
      return answers.shift()!;
    });
    whenSessionEnds(sessionEnded.wait);
    const sent = call(proposalEndpoints.submitProposal, 'a', { params: { proposalId: 'x' }, body: {} });
    await vi.waitFor(() => expect(sessionEnded.current()).toBe(true));
    expect(keys).toHaveLength(1);
    sessionEnded.over();
    expect(await sent).toMatchObject({ state: 'submitted' });
    expect(keys[1]).toBe(keys[0]);
    expect(sessionEnded.current()).toBe(false);
  });

  it('does not take a wrong password for an ended session', async () => {
    vi.stubGlobal('fetch', async () => answer(401, { code: 'sign_in_failed', title: '登录名或密码不对' }));
    whenSessionEnds(sessionEnded.wait);
    await expect(
      call(accountEndpoints.signIn, null, { body: { login: 'somebody', password: 'wrong' } }),
    ).rejects.toMatchObject({ status: 401, code: 'sign_in_failed' });
    expect(sessionEnded.current()).toBe(false);
  });

  it('refuses as before where nobody can be asked', async () => {
    vi.stubGlobal('fetch', async () => ended());
    await expect(call(accountEndpoints.signOut, null)).rejects.toMatchObject({ status: 401 });
  });
});
