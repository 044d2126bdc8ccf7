import { acceptAssignment } from './accept-assignment.ts';

export const handlingCommands = [acceptAssignment];
