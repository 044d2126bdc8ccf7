/** The offices a person may hold in one assembly, and the scopes an integrator's token may carry. */

export const roles = [
  'member',
  'former_member',
  'body_contact',
  'clerk',
  'reviewer_1',
  'reviewer_2',
  'reviewer_3',
  'assigner',
  'supervision_party',
  'supervision_government',
  'unit_receiver',
  'unit_handler',
  'unit_signer',
  'leader',
  'evaluator',
  'auditor',
  'admin',
  'security_admin',
] as const;

export type Role = (typeof roles)[number];

export const scopes = ['proposals:read', 'proposals:write', 'register:read', 'members:read'] as const;

export type Scope = (typeof scopes)[number];

/** The supervision offices of party and government. */
export const supervisionRoles = ['supervision_party', 'supervision_government'] as const satisfies readonly Role[];

/** Those who know of every matter handed in: the committee's, supervision's, leader's, evaluator's and auditor's. */
export const overseeingRoles = [
  ...(['clerk', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner'] as const),
  ...supervisionRoles,
  ...(['leader', 'evaluator', 'auditor'] as const),
] as const satisfies readonly Role[];

/** Those who work in a handling unit. */
export const handlingRoles = ['unit_receiver', 'unit_handler', 'unit_signer'] as const satisfies readonly Role[];

/** Roles that mean nothing without a handling unit or supervision office. */
export const unitRoles: readonly Role[] = [...supervisionRoles, ...handlingRoles];

/** Roles given by membership of a term, not by an administrator. */
export const memberRoles: readonly Role[] = ['member', 'former_member'];

/** The three administrators: no account holds two of these in one assembly (separation of duties). */
export const separatedRoles: readonly Role[] = ['admin', 'security_admin', 'auditor'];
