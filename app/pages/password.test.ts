import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsModule } from '../../modules/accounts/module.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import type { Installation } from '../installation.ts';
import { registerPassword } from './password.ts';
import type { PageRenderer } from './render.ts';
import { registerSignIn } from './sign-in.ts';

let house: TestHouse;
let forms: FastifyInstance;

/** Shows a page as its name and data. */
const renderer = {
  send: (_request, reply, page, status = 200) =>
    Promise.resolve(reply.status(status).send({ page: page.name, data: page.data })),
} as Pick<PageRenderer, 'send'> as PageRenderer;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
  forms = fastify();
  await forms.register(cookie);
  await forms.register(formbody);
  const { app } = house.server;
  const behind = Object.assign(Object.create(forms), { inject: app.inject.bind(app) }) as FastifyInstance;
  registerSignIn(behind, { config: {} } as Installation, renderer);
  registerPassword(behind, renderer);
});
afterAll(async () => {
  await forms.close();
  await house.close();
});

const post = (url: string, fields: Record<string, string>, cookies: Record<string, string> = {}) =>
  forms.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    cookies,
  });

describe('the way in with a first password', () => {
  it('leads to the form that changes it, and from there to where one was going', async () => {
    const body = { login: 'first.way', name: '初样例' };
    const { login, password } = (await house.call({ method: 'POST', path: '/accounts', body, as: 'admin' })).json();
    const next = '/desk/here/inbox';
    const signedIn = await post('/sign-in', { login, password, next });
    expect(signedIn.headers.location).toBe('/password?next=%2Fdesk%2Fhere%2Finbox');
    const cookies = Object.fromEntries(signedIn.cookies.map((one) => [one.name, one.value]));
    expect((await forms.inject({ url: `/password?next=${next}`, cookies })).json()).toMatchObject({ page: 'password' });

    const own = '一句只有我自己知道的话而已';
    const change = (fields: Record<string, string>) =>
      post('/password', { current: password, password: own, again: own, next, ...fields }, cookies);
    expect((await change({ again: 'another one of mine' })).json().data.problem).toBe('public.password.differs');
    const common = await change({ password: 'password1234', again: 'password1234' });
    expect(common.statusCode).toBe(422);
    expect(common.json().data).toMatchObject({ next, problem: expect.stringContaining('太容易被猜到') });
    const wrong = await change({ current: 'not the one' });
    expect(wrong.json().data.problem).toContain('原密码');
    expect((await change({})).headers.location).toBe(next);
    expect((await post('/sign-in', { login, password: own, next })).headers.location).toBe(next);
  });

  it('is for nobody who has not signed in', async () => {
    const answer = await forms.inject('/password?next=//elsewhere.example');
    expect(answer.headers.location).toBe('/sign-in?next=');
    expect((await post('/password', { current: 'x', password: 'y', again: 'y' })).headers.location).toBe('/sign-in');
  });
});
