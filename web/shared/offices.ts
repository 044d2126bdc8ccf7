/** Offices as menus group them. */
import { handlingRoles, overseeingRoles, supervisionRoles } from '../../modules/accounts/roles.ts';

export const supervision: readonly string[] = supervisionRoles;

/** Those who know of every matter handed in. */
export const committee: readonly string[] = overseeingRoles;

export const units: readonly string[] = handlingRoles;
