/** What an assembly may set for its accounts: data with a start date. */
import { z } from 'zod';
import { memberRoles, type Role, separatedRoles } from './roles.ts';

/** Whose office is open only after a second factor was shown. */
export const factorDemands = ['administrators', 'staff', 'everybody', 'nobody'] as const;

export const accountRules = z.object({
  secondFactor: z.object({
    requiredOf: z.enum(factorDemands),
  }),
});
export type AccountRules = z.infer<typeof accountRules>;

const national: AccountRules = { secondFactor: { requiredOf: 'administrators' } };
const province: AccountRules = { secondFactor: { requiredOf: 'staff' } };

export const presets = { national, province, county: national } as const satisfies Record<string, AccountRules>;

/** What holds where an assembly has published nothing. */
export const usualRules = national;

const ofMembers: readonly string[] = [...memberRoles, 'body_contact'];

/** Whether these rules ask a second factor of somebody with this role. */
export function asksFactorOf({ secondFactor }: AccountRules, role: Role | string): boolean {
  switch (secondFactor.requiredOf) {
    case 'nobody':
      return false;
    case 'everybody':
      return true;
    case 'staff':
      return !ofMembers.includes(role);
    case 'administrators':
      return (separatedRoles as readonly string[]).includes(role);
  }
}
