/** Three administrators, none able to do another's work: every administrative operation against every office. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { accountsModule } from '../../modules/accounts/module.ts';
import { assemblyEndpoints, houseEndpoints, windowsEndpoints } from '../../modules/assemblies/contract.ts';
import { assembliesModule } from '../../modules/assemblies/module.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { sampleOf } from './sample.ts';

const endpoints = { ...accountEndpoints, ...assemblyEndpoints, ...houseEndpoints, ...windowsEndpoints };
type Name = keyof typeof endpoints;

/** Logins of the test assembly by the office they hold; the three administrators first. */
const offices = {
  admin: 'admin',
  security_admin: 'security',
  auditor: 'auditor',
  clerk: 'clerk',
  reviewer_1: 'reviewer1',
  leader: 'leader',
  evaluator: 'evaluator',
  unit_receiver: 'receiver1',
  unit_signer: 'signer1',
  member: 'member1',
} as const;
type Office = keyof typeof offices;

/** Who may; everybody else is refused, whatever else they hold. */
const matrix: Partial<Record<Name, readonly Office[]>> = {
  createAccount: ['admin'],
  updateAccount: ['admin'],
  createIntegratorToken: ['admin'],
  listIntegratorTokens: ['admin'],
  revokeIntegratorToken: ['admin'],
  publishAccountRules: ['admin'],
  previewHolidayNotice: ['admin', 'clerk'],
  enterHolidayNotice: ['admin', 'clerk'],
  changeAssembly: ['admin'],
  listUnitsOfHouse: ['admin', 'clerk'],
  addUnit: ['admin', 'clerk'],
  changeUnit: ['admin', 'clerk'],
  setUnitActive: ['admin', 'clerk'],
  listBodiesOfHouse: ['admin', 'clerk'],
  addBody: ['admin', 'clerk'],
  changeBody: ['admin', 'clerk'],
  removeBody: ['admin', 'clerk'],
  listTermsOfHouse: ['admin', 'clerk'],
  addTerm: ['admin', 'clerk'],
  changeTerm: ['admin', 'clerk'],
  previewWindows: ['admin', 'clerk'],
  addSession: ['admin', 'clerk'],
  changeSession: ['admin', 'clerk'],
  listAccounts: ['admin', 'security_admin'],
  setAccountActive: ['admin', 'security_admin'],
  listAccountRules: ['admin', 'security_admin', 'auditor'],
  grantRole: ['security_admin'],
  revokeRole: ['security_admin'],
  lendAccount: ['security_admin'],
  recallAccount: ['security_admin'],
  issuePasswordReset: ['security_admin'],
  clearSecondFactors: ['security_admin'],
  listAuditEntries: ['auditor'],
  exportAuditEntries: ['auditor'],
  verifyRecord: ['auditor'],
};

/** Of these rooms, what is nobody's office: of all who hold one, or of everybody. */
const ofAll = ['getCalendarYear', 'listRuleVersions'];

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule, assembliesModule] });
});
afterAll(() => house?.close());

const somebody = '00000000-0000-7000-8000-000000000000';

/** A login is of a pattern of its own. */
function bodyOf(schema: NonNullable<Operation['body']>): object {
  const body = sampleOf(schema, () => somebody) as object;
  return 'login' in body ? { ...body, login: 'nobody.here' } : body;
}

/** Well formed, about nobody: whoever may is told that there is no such thing, and nothing is done. */
async function ask(operation: Operation, as: string) {
  const path = operation.path.replace(/:\w+/g, somebody);
  const query = operation.query ? sampleOf(operation.query, () => somebody) : {};
  const search = new URLSearchParams(query as Record<string, string>).toString();
  return house.call({
    as,
    method: operation.method,
    path: search ? `${path}?${search}` : path,
    ...(operation.body ? { body: bodyOf(operation.body) } : {}),
  });
}

const operations = [...accountsModule.operations, ...assembliesModule.operations];

describe('administration', () => {
  it('has every operation of these rooms in the table', () => {
    const guarded = operations.filter(({ access, root }) => access === 'signed_in' && !root);
    expect(guarded.map(({ operationId }) => operationId).sort()).toEqual([...Object.keys(matrix), ...ofAll].sort());
  });

  it.each(Object.entries(matrix))('%s is for %s alone', async (name, able) => {
    const operation = operations.find(({ operationId }) => operationId === name)!;
    const allowed: string[] = [];
    for (const [office, login] of Object.entries(offices)) {
      const answer = await ask(operation, login);
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      if (answer.statusCode !== 403) allowed.push(office);
      else expect(answer.json().code).toBe('not_permitted');
    }
    expect(new Set(allowed)).toEqual(new Set(able));
  });
});
