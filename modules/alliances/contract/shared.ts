/** Shapes the endpoints of alliances share. */
import { z } from 'zod';
import { allianceStates, fileLabels, matterStates, partStates, personRoles, rules, seatStates } from '../life.ts';

export const id = z.uuid();
export const required = (most: number) => z.string().trim().min(1).max(most);
export const text = (most: number) => z.string().trim().max(most).default('');
export const allianceState = z.enum(allianceStates);
export const seatState = z.enum(seatStates);
export const matterState = z.enum(matterStates);
export const partState = z.enum(partStates);
export const personRole = z.enum(personRoles);
export const fileLabel = z.enum(fileLabels);
export const rule = z.enum(rules);
export const seen = z.object({ expectedVersion: z.number().int().optional() });
export const allianceParams = z.object({ allianceId: id });
export const matterParams = z.object({ matterId: id });

/** What every step answers: where it stands now. */
export const allianceAnswer = z.object({ allianceId: id, state: allianceState, version: z.number().int() });
export const matterAnswer = z.object({ matterId: id, state: matterState, version: z.number().int() });
