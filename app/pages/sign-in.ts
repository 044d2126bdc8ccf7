/** Sign-in, sign-out and display settings as plain forms, on top of the same API operations. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { displayCookie, readDisplay, writeDisplay } from '../../modules/accounts/index.ts';
import { localeCookie, localeOf } from '../../platform/http/server.ts';
import { comma } from '../../platform/i18n/lists.ts';
import type { Installation } from '../installation.ts';
import { passOn, postTo } from './asking.ts';
import { ownPath } from './own-path.ts';
import { publicPolicy } from './policies.ts';
import type { PageRenderer } from './render.ts';

export interface Me {
  account: { passwordChangeNeeded: boolean; factorNeeded: string | null; front: 'm' | 'desk' } | null;
  assemblies: Array<{
    code: string;
    name: string;
    grants: Array<{ role: string; roleName: string; unitName: string | null; bodyName: string | null }>;
  }>;
}

const publicRoles = new Set(['member', 'former_member', 'body_contact']);

/** Where a person's work is: the member front for those who only propose, else the desk. */
export function homeOf(me: Me): string {
  // Before a second factor was shown no office is told; the application asks for it and leads on.
  if (me.account?.factorNeeded) return `/${me.account.front}`;
  const assembly = me.assemblies[0];
  if (!assembly) return '/';
  return assembly.grants.every((grant) => publicRoles.has(grant.role))
    ? `/m/${assembly.code}`
    : `/desk/${assembly.code}`;
}

const administrators = new Set(['admin', 'security_admin', 'auditor']);
const unitRoles = new Set(['unit_receiver', 'unit_handler', 'unit_signer']);

/** Which front a demo account shows. */
function frontOf(grants: Me['assemblies'][number]['grants']): string {
  const held = (roles: ReadonlySet<string>) => grants.every((grant) => roles.has(grant.role));
  if (held(publicRoles)) return 'member';
  if (held(administrators)) return 'administration';
  return held(unitRoles) ? 'unit' : 'office';
}

/** @param app takes forms; guards of the whole server (origin, limits) hold for them too */
export function registerSignIn(app: FastifyInstance, installation: Installation, renderer: PageRenderer): void {
  const hidden = { schema: { hide: true } as never };

  async function demoGroups(request: FastifyRequest) {
    const answer = await app.inject({
      url: '/api/v1/demo-accounts',
      headers: { cookie: `${localeCookie}=${localeOf(request)}` },
    });
    if (answer.statusCode !== 200) passOn(answer);
    const { accounts } = answer.json() as { accounts: Array<{ login: string; name: string } & Me> };
    const groups = new Map<string, Array<{ login: string; name: string; roles: string; front: string }>>();
    for (const account of accounts) {
      for (const assembly of account.assemblies.slice(0, 1)) {
        const roles = [
          ...new Set(
            assembly.grants.map((grant) =>
              [grant.unitName ?? grant.bodyName, grant.roleName].filter(Boolean).join(' '),
            ),
          ),
        ].join(comma(localeOf(request)));
        groups.set(assembly.name, [
          ...(groups.get(assembly.name) ?? []),
          { login: account.login, name: account.name, roles, front: frontOf(assembly.grants) },
        ]);
      }
    }
    return [...groups].map(([assembly, list]) => ({ assembly, accounts: list }));
  }

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: string | null,
    next: string,
    login = '',
    status = 200,
    done = false,
  ) {
    return renderer.send(
      request,
      reply.headers(publicPolicy),
      {
        name: 'sign-in',
        title: 'public.signIn.title',
        data: { next, problem, login, groups: await demoGroups(request), done },
      },
      status,
    );
  }

  /** Passes the form on to the API operation and hands its cookies back. */
  async function pass(request: FastifyRequest, reply: FastifyReply, url: string, payload: Record<string, string>) {
    // The session this browser had before ends with the new one.
    const answer = await postTo(app, request, url, payload);
    const { next = '' } = (request.body ?? {}) as Record<string, string>;
    const { code, title } = answer.json() as { code?: string; title: string };
    const slowed = code === 'sign_in_slowed';
    if (answer.statusCode >= 500 || (answer.statusCode === 429 && !slowed)) passOn(answer);
    if (answer.statusCode !== 200) {
      if (slowed) reply.header('retry-after', answer.headers['retry-after'] as string);
      return page(request, reply, title, next, payload.login, answer.statusCode);
    }
    const cookies = answer.headers['set-cookie'];
    if (cookies) reply.header('set-cookie', cookies);
    const me = answer.json() as Me;
    const goal = ownPath(next, homeOf(me));
    if (me.account?.passwordChangeNeeded)
      return reply.redirect(`/password?next=${encodeURIComponent(ownPath(next, ''))}`, 303);
    return reply.redirect(goal, 303);
  }

  app.get('/sign-in', hidden, (request, reply) => {
    const { next = '', set } = request.query as { next?: string; set?: string };
    return page(request, reply, null, next, '', 200, set !== undefined);
  });
  app.post('/sign-in', hidden, (request, reply) => {
    const { login = '', password = '' } = (request.body ?? {}) as Record<string, string>;
    return pass(request, reply, '/api/v1/sign-in', { login, password });
  });
  app.post('/sign-in/demo', hidden, (request, reply) => {
    const { login = '' } = (request.body ?? {}) as Record<string, string>;
    return pass(request, reply, '/api/v1/sign-in/demo', { login });
  });
  app.post('/display', hidden, (request, reply) => {
    const body = (request.body ?? {}) as {
      elder?: string;
      font?: string;
      theme?: string;
      locale?: string;
      back?: string;
    };
    const now = readDisplay(request.cookies[displayCookie]);
    const changed = {
      fontStep: body.font ? Math.min(4, Math.max(1, Number(body.font) || 1)) : now.fontStep,
      elderMode: body.elder ? body.elder === 'on' : now.elderMode,
      theme: body.theme === 'dark' || body.theme === 'light' ? body.theme : now.theme,
    } as const;
    const secure = request.protocol === 'https' || (installation.config.origin?.startsWith('https://') ?? false);
    const options = { path: '/', sameSite: 'lax', maxAge: 31_536_000, secure } as const;
    reply.setCookie(displayCookie, writeDisplay(changed), options);
    if (body.locale === 'en' || body.locale === 'zh-CN') reply.setCookie(localeCookie, body.locale, options);
    const back = ownPath(body.back, '/')
      .replace(/([?&])lang=[^&#]*&?/, '$1')
      .replace(/[?&]$/, '');
    return reply.redirect(back, 303);
  });
}
