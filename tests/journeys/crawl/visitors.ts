/** Who walks through the house: one person for every office the demo province offers, and somebody without an account. */
import { frontsOf } from '../../../web/shared/fronts-of.ts';

export type Front = 'public' | 'm' | 'desk';

export interface Visitor {
  /** Absent: nobody signed in. */
  login?: string;
  /** Offices, as a reader of a finding would name them. */
  office: string;
  front: Front;
  code: string;
}

interface DemoAccount {
  login: string;
  elderMode: boolean;
  assemblies: Array<{ code: string; grants: Array<{ role: string }> }>;
}

/** Offices somebody holds in one assembly, and where else they sit: two with the same see the same screens. */
const officeOf = ({ elderMode, assemblies }: DemoAccount) =>
  [
    ...new Set(assemblies[0]!.grants.map((grant) => grant.role)),
    ...(assemblies.length > 1 ? ['elsewhere'] : []),
    ...(elderMode ? ['elder'] : []),
  ].join('+');

/**
 * The first account of each office, at each front it works on; the public pages as nobody, a member and a clerk.
 * @param everywhere everybody walks through the public pages too
 */
export function visitorsAmong(accounts: readonly DemoAccount[], everywhere: boolean): Visitor[] {
  const first = new Map<string, DemoAccount>();
  for (const account of accounts) {
    const office = officeOf(account);
    if (!first.has(office)) first.set(office, account);
  }
  const code = accounts[0]!.assemblies[0]!.code;
  const found: Visitor[] = [{ office: 'nobody', front: 'public', code }];
  for (const [office, { login, assemblies }] of first) {
    const assembly = assemblies[0]!;
    const fronts: Front[] = frontsOf(assembly);
    if (everywhere || office === 'member' || office === 'clerk') fronts.push('public');
    found.push(...fronts.map((front) => ({ login, office, front, code: assembly.code })));
  }
  return found;
}
