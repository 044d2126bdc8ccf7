/** Requests and answers of this module; used by server, documentation, forms and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';
import { auditEndpoints } from './audit-contract.ts';
import { factorEndpoints, proof } from './factor-contract.ts';
import { roles, scopes } from './roles.ts';
import { ruleEndpoints } from './rule-contract.ts';

const id = z.uuid();
const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};

/** What a login is made of; capitals, which phones put in front, are the same as small letters. */
const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/)
  .meta({ description: 'Letters, digits and . - _ @; 2 to 60 characters' });
/** A password somebody chooses; length is what counts (NIST SP 800-63B, 5.1.1). */
const newPassword = z.string().min(12).max(200);
const personName = z.string().trim().min(1).max(60);
const role = z.enum(roles);
const scope = z.enum(scopes);
const locale = z.enum(['zh-CN', 'en']);

const displaySettings = z.object({
  locale,
  fontStep: z.int().min(1).max(4).meta({ description: 'Size of letters, 1 (usual) to 4 (largest)' }),
  elderMode: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
});
export type DisplaySettings = z.infer<typeof displaySettings>;

const grantView = z.object({
  role,
  roleName: z.string(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  bodyId: id.nullable(),
  bodyName: z.string().nullable(),
  memberId: id.nullable(),
});

const me = z.object({
  signedIn: z.boolean(),
  account: displaySettings
    .extend({
      id,
      login: z.string(),
      name: z.string(),
      demo: z.boolean(),
      passwordChangeNeeded: z.boolean().meta({ description: 'Nothing is open before the first password is changed' }),
      factorNeeded: z
        .enum(['show', 'set_up'])
        .nullable()
        .meta({ description: 'A second factor is to be shown, or the first to be set up: nothing is open before' }),
      front: z.enum(['m', 'desk']).meta({ description: 'Where this person works' }),
    })
    .nullable(),
  current: z.string().nullable().meta({ description: 'Code of the assembly last switched to' }),
  assemblies: z.array(
    z.object({
      id,
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      nameEn: z.string().nullable(),
      level: z.enum(['province', 'city', 'county']),
      grants: z.array(grantView),
      abilities: z.array(z.string()).meta({ description: 'Administrative acts these offices allow' }),
      rules: z.array(z.string()).meta({ description: 'Subjects with rules in force: rooms that are open here' }),
    }),
  ),
});
export type Me = z.infer<typeof me>;

const demoAccount = z.object({
  login: z.string(),
  name: z.string(),
  elderMode: z.boolean(),
  assemblies: me.shape.assemblies,
});

const grantRow = grantView.extend({ id, from: instant, until: instant.nullable() });

export const accountRow = z.object({
  id,
  login: z.string(),
  name: z.string(),
  active: z.boolean(),
  own: z.boolean().meta({ description: 'It belongs to this assembly; others are lent to it' }),
  phone: z.string(),
  demo: z.boolean(),
  secondFactor: z.boolean().meta({ description: 'It has a second factor' }),
  passwordChangeNeeded: z.boolean().meta({ description: 'Its first password was not changed yet' }),
  attack: z
    .object({ failures: z.int(), since: instant, lastAt: instant })
    .nullable()
    .meta({ description: 'Failed attempts by devices unknown to the account; told to the security administrator' }),
  createdAt: instant,
  grants: z.array(grantRow),
  lentTo: z
    .array(z.object({ code: z.string(), name: z.string(), lent: z.boolean(), serves: z.boolean() }))
    .meta({ description: 'Other assemblies that may give it offices, or where it holds one; of own accounts' }),
});

/** What a list of accounts may be narrowed to; `attacked` finds something for the security administrator only. */
export const accountState = z.enum(['active', 'closed', 'unused', 'attacked', 'lent', 'no_office']);

const tokenRow = z.object({
  id,
  label: z.string(),
  actsAs: z.string().meta({ description: 'Login of the account whose offices the token uses' }),
  scopes: z.array(scope),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
});

const done = z.object({});

/** Outside of every operation, by its operationId. */
export const accountEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    root: true,
    body: z.object({ login: z.string().trim().toLowerCase().min(1).max(60), password: z.string().min(1).max(200) }),
    response: me,
  }),
  signOut: endpoint({ method: 'POST', path: '/sign-out', root: true, response: done }),
  getMe: endpoint({ method: 'GET', path: '/me', root: true, response: me }),
  switchAssembly: endpoint({
    method: 'POST',
    path: '/me/assembly',
    root: true,
    body: z.object({ code: z.string().max(60) }),
    response: me,
  }),
  updateDisplaySettings: endpoint({
    method: 'PATCH',
    path: '/me/display',
    root: true,
    body: displaySettings.partial(),
    response: displaySettings,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/password',
    root: true,
    body: z.object({ current: z.string().min(1).max(200), next: newPassword }),
    response: done,
  }),
  listDemoAccounts: endpoint({
    method: 'GET',
    path: '/demo-accounts',
    root: true,
    response: z.object({ accounts: z.array(demoAccount) }),
  }),
  signInAsDemo: endpoint({
    method: 'POST',
    path: '/sign-in/demo',
    root: true,
    body: z.object({ login: z.string().max(60) }),
    response: me,
  }),
  listAccounts: endpoint({
    method: 'GET',
    path: '/accounts',
    query: z.object({
      search: z.string().trim().max(60).optional().meta({ description: 'Part of the name or the login' }),
      role: role.optional(),
      unitId: id.optional(),
      state: accountState.optional(),
      ...paging,
    }),
    response: z.object({ accounts: z.array(accountRow), total: z.int(), page: pageAnswered }),
  }),
  createAccount: endpoint({
    method: 'POST',
    path: '/accounts',
    body: z.object({ login, name: personName, phone: z.string().trim().max(30).default('') }),
    response: z.object({
      id,
      login: z.string(),
      password: z.string().meta({ description: 'First password, shown once' }),
    }),
  }),
  updateAccount: endpoint({
    method: 'PATCH',
    path: '/accounts/:accountId',
    params: z.object({ accountId: id }),
    body: z.object({ name: personName.optional(), phone: z.string().trim().max(30).optional() }),
    response: done,
  }),
  setAccountActive: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/active',
    params: z.object({ accountId: id }),
    body: z.object({ active: z.boolean() }),
    response: done,
  }),
  lendAccount: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/lend',
    params: z.object({ accountId: id }),
    body: z.object({ code: z.string().max(60).meta({ description: 'Code of the assembly it is lent to' }) }),
    response: done,
  }),
  recallAccount: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/recall',
    params: z.object({ accountId: id }),
    body: z.object({ code: z.string().max(60).meta({ description: 'Code of the assembly it was lent to' }) }),
    response: done,
  }),
  issuePasswordReset: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/password-reset',
    params: z.object({ accountId: id }),
    response: z.object({
      path: z.string().meta({ description: 'Below the public address; shown once, good once' }),
      expiresAt: instant,
    }),
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password-reset',
    root: true,
    body: z.object({ key: z.string().min(1).max(100), next: newPassword }),
    response: z.object({ login: z.string() }),
  }),
  grantRole: endpoint({
    method: 'POST',
    path: '/grants',
    body: z.object({
      login,
      role,
      unitId: id.optional(),
      bodyId: id.optional(),
      until: instant.optional().meta({ description: 'Ends by itself at this instant' }),
    }),
    response: z.object({ id }),
  }),
  revokeRole: endpoint({
    method: 'POST',
    path: '/grants/:grantId/revoke',
    params: z.object({ grantId: id }),
    response: done,
  }),
  createIntegratorToken: endpoint({
    method: 'POST',
    path: '/integrator-tokens',
    body: z.object({
      label: z.string().trim().min(1).max(80),
      scopes: z.array(scope).min(1).max(scopes.length),
      actsAs: login.optional().meta({ description: 'Login of the account whose offices it uses; absent: your own' }),
      days: z.int().min(1).max(730).default(365),
    }),
    response: z.object({ id, token: z.string().meta({ description: 'Shown once' }), expiresAt: instant }),
  }),
  listIntegratorTokens: endpoint({
    method: 'GET',
    path: '/integrator-tokens',
    response: z.object({ tokens: z.array(tokenRow) }),
  }),
  revokeIntegratorToken: endpoint({
    method: 'POST',
    path: '/integrator-tokens/:tokenId/revoke',
    params: z.object({ tokenId: id }),
    response: done,
  }),
  proveFactor: endpoint({ method: 'POST', path: '/me/proof', root: true, body: proof, response: me }),
  ...factorEndpoints,
  ...ruleEndpoints,
  ...auditEndpoints,
};
