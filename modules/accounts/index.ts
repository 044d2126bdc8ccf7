/** The door of accounts: what other modules' server code may use. */
import './tables.ts';

export type { DisplaySettings } from './contract.ts';
export { deviceCookie } from './cookies.ts';
export { displayCookie, type PageDisplay, readDisplay, usualDisplay, writeDisplay } from './display.ts';
export { type IdentifyOptions, identify, type Secret } from './identify.ts';
export { issueResetByOperator } from './issue-reset.ts';
export {
  accountsForSeats,
  endSeatGrants,
  type SeatedAccount,
} from './member-accounts.ts';
export { firstPassword, hashPassword } from './password.ts';
export { type OpenReset, openReset, resetHours } from './password-resets.ts';
export {
  handlingRoles,
  memberRoles,
  overseeingRoles,
  type Role,
  roles,
  type Scope,
  scopes,
  supervisionRoles,
  unitRoles,
} from './roles.ts';
export { seatsOf } from './seats.ts';
export { clearFactorsByOperator } from './second-factors/clearing.ts';
export { actorWith, demoPassword, type OfficePlan, type PersonPlan, seedOffices, seedPeople } from './seeds.ts';
export {
  type AccountName,
  accountsByIds,
  accountsWithRoles,
  insertAccount as createAccount,
  insertAccounts as createAccounts,
  insertGrant as grantRole,
  insertGrants as grantRoles,
  type NewAccount,
  type NewGrant,
  peopleOfUnit,
  personTold,
  type RoleFilter,
} from './store.ts';
