/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  addAuthenticator: { 403: ['confirmation_needed', 'factor_needed'], 409: ['challenge_gone', 'factors_many'] },
  addPasskey: {
    403: ['confirmation_needed', 'factor_needed'],
    409: ['challenge_gone', 'factors_many', 'passkey_taken'],
  },
  beginAuthenticator: { 403: ['confirmation_needed', 'factor_needed'], 409: ['factors_many'] },
  beginPasskey: { 403: ['confirmation_needed', 'factor_needed'], 409: ['factors_many'] },
  clearSecondFactors: { 403: ['not_permitted', 'confirmation_needed'], 409: ['factors_none', 'own_account'] },
  changePassword: { 403: ['demo_password_fixed', 'factor_needed'] },
  createAccount: { 403: ['not_permitted'], 409: ['login_taken'] },
  createIntegratorToken: { 403: ['not_permitted'] },
  issuePasswordReset: {
    403: ['not_permitted', 'demo_password_fixed', 'confirmation_needed'],
    409: ['account_closed', 'own_account'],
  },
  exportAuditEntries: { 403: ['not_permitted'] },
  grantRole: {
    403: ['not_permitted', 'confirmation_needed'],
    409: ['administrators_apart', 'duties_separated', 'own_account', 'role_held'],
  },
  lendAccount: { 403: ['not_permitted'] },
  listAccountRules: { 403: ['not_permitted'] },
  listAccounts: { 403: ['not_permitted'] },
  listAuditEntries: { 403: ['not_permitted'] },
  listIntegratorTokens: { 403: ['not_permitted'] },
  proveFactor: { 429: ['sign_in_slowed'] },
  publishAccountRules: { 403: ['not_permitted'] },
  recallAccount: { 403: ['not_permitted'] },
  removeSecondFactor: { 403: ['confirmation_needed'], 404: ['not_found'], 409: ['factor_required'] },
  renewRecoveryCodes: { 403: ['confirmation_needed'], 409: ['factors_none'] },
  resetPassword: { 404: ['reset_link_gone'] },
  revokeIntegratorToken: { 403: ['not_permitted'] },
  revokeRole: { 403: ['not_permitted'], 409: ['own_account', 'role_by_membership'] },
  setAccountActive: { 403: ['not_permitted'], 409: ['administrator_account', 'own_account'] },
  signIn: { 401: ['sign_in_failed'], 429: ['sign_in_slowed'] },
  signInAsDemo: { 404: ['not_found'] },
  switchAssembly: { 404: ['not_found'] },
  updateAccount: { 403: ['not_permitted'] },
  verifyRecord: { 403: ['not_permitted'] },
};
