/** What the trail tells of, in the groups a reader chooses from. Whatever else is written there needs its place here. */

export const auditGroups = {
  sessions: [
    'account.signed_in',
    'account.signed_out',
    'account.sign_in_failed',
    'account.password_changed',
    'account.reset_issued',
    'account.password_reset',
    'account.factor_shown',
    'account.factor_failed',
    'account.factor_added',
    'account.factor_removed',
    'account.recovery_codes_made',
    'account.factors_cleared',
  ],
  accounts: [
    'account.created',
    'account.login_refused',
    'account.opened',
    'account.closed',
    'account.updated',
    'account.lent',
    'account.recalled',
    'account.address_confirmed',
    'account.address_removed',
  ],
  offices: ['grant.given', 'grant.revoked'],
  tokens: ['token.created', 'token.revoked'],
  rules: ['rule.published', 'holidays.entered'],
  house: [
    'unit.added',
    'unit.renamed',
    'unit.changed',
    'unit.closed',
    'unit.opened',
    'body.added',
    'body.renamed',
    'body.changed',
    'body.removed',
    'term.added',
    'term.changed',
    'session.added',
    'session.changed',
    'assembly.renamed',
    'assembly.changed',
  ],
  imports: ['register.import_begun', 'register.imported', 'register.import_taken_back'],
  confidential: ['proposal.confidential_read'],
  personal: ['member.disclosed', 'member.erased'],
  exports: ['data.exported'],
  record: ['record.verified'],
} as const satisfies Record<string, readonly string[]>;

export type AuditGroup = keyof typeof auditGroups;
export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];

/** Every action with a sentence of its own. */
export const auditActions: readonly string[] = Object.values(auditGroups).flat();
