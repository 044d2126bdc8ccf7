/** Every step of this module. */
import * as alliance from './alliance.ts';
import * as matter from './matter.ts';
import * as sharing from './sharing.ts';

export const commands = [...Object.values(alliance), ...Object.values(matter), ...Object.values(sharing)];
