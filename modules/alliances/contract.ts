/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { allianceDoing } from './contract/alliance.ts';
import { matterDoing } from './contract/matter.ts';
import { readingEndpoints } from './contract/reading.ts';

/** By operationId. */
export const allianceEndpoints = { ...allianceDoing, ...matterDoing, ...readingEndpoints } as const;
