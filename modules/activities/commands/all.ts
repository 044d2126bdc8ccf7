/** Every step of this module. */
import * as answering from './answering.ts';
import * as inviting from './inviting.ts';
import * as leave from './leave.ts';
import * as minutes from './minutes.ts';
import * as papers from './papers.ts';
import * as planning from './planning.ts';
import { publishActivityRules } from './rules.ts';
import { settleAttendance } from './settling.ts';
import * as signingIn from './signing-in.ts';

export const commands = [
  ...Object.values(planning),
  ...Object.values(inviting),
  ...Object.values(answering),
  ...Object.values(papers),
  ...Object.values(minutes),
  ...Object.values(leave),
  ...Object.values(signingIn),
  settleAttendance,
  publishActivityRules,
];
