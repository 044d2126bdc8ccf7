/** What accounts add to the platform. */
import './unit-people.ts';
import type { Module } from '../../platform/http/module.ts';
import { auditChain } from './audit-chain.ts';
import { changePassword } from './commands/change-password.ts';
import { createAccount } from './commands/create-account.ts';
import { createIntegratorToken } from './commands/create-integrator-token.ts';
import { grantRole } from './commands/grant-role.ts';
import { issuePasswordReset } from './commands/issue-password-reset.ts';
import { lendAccount } from './commands/lend-account.ts';
import { recallAccount } from './commands/recall-account.ts';
import { resetPassword } from './commands/reset-password.ts';
import { revokeIntegratorToken } from './commands/revoke-integrator-token.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { factorCommands } from './commands/second-factors/all.ts';
import { setAccountActive } from './commands/set-account-active.ts';
import { signIn } from './commands/sign-in.ts';
import { signInAsDemo } from './commands/sign-in-as-demo.ts';
import { signOut } from './commands/sign-out.ts';
import { switchAssembly } from './commands/switch-assembly.ts';
import { updateAccount } from './commands/update-account.ts';
import { updateDisplaySettings } from './commands/update-display-settings.ts';
import { verifyRecord } from './commands/verify-record.ts';
import { signInsSweep } from './jobs/sweep-sign-ins.ts';
import auditEn from './locales/audit.en.json' with { type: 'json' };
import auditZh from './locales/audit.zh-CN.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { exportAuditEntries } from './queries/export-audit-entries.ts';
import { getMe } from './queries/get-me.ts';
import { getSecondFactors } from './queries/get-second-factors.ts';
import { listAccountRules } from './queries/list-account-rules.ts';
import { listAccounts } from './queries/list-accounts.ts';
import { listAuditEntries } from './queries/list-audit-entries.ts';
import { listDemoAccounts } from './queries/list-demo-accounts.ts';
import { listIntegratorTokens } from './queries/list-integrator-tokens.ts';
import { refusals } from './refusals.ts';

export const accountsModule: Module = {
  name: 'accounts',
  summaries,
  refusals,
  operations: [
    signIn,
    signOut,
    getMe,
    switchAssembly,
    updateDisplaySettings,
    changePassword,
    listDemoAccounts,
    signInAsDemo,
    listAccounts,
    createAccount,
    updateAccount,
    setAccountActive,
    lendAccount,
    recallAccount,
    issuePasswordReset,
    resetPassword,
    grantRole,
    revokeRole,
    createIntegratorToken,
    listIntegratorTokens,
    revokeIntegratorToken,
    listAuditEntries,
    exportAuditEntries,
    verifyRecord,
    getSecondFactors,
    ...factorCommands,
    listAccountRules,
  ],
  jobs: [signInsSweep],
  tables: [
    'accounts',
    'account_loans',
    'grants',
    'sign_in_sessions',
    'sign_in_failures',
    'password_resets',
    'second_factors',
    'recovery_codes',
    'factor_challenges',
    'integrator_tokens',
    'audit_entries',
  ],
  locales: { 'zh-CN': { ...zh, ...auditZh }, en: { ...en, ...auditEn } },
  chains: [auditChain],
  sealed: [{ table: 'second_factors', columns: ['sealed_secret'] }],
};
