/** Every step of this module. */
import * as answering from './answering.ts';
import * as inviting from './inviting.ts';
import * as papers from './papers.ts';
import * as planning from './planning.ts';
import { publishActivityRules } from './rules.ts';

export const commands = [
  ...Object.values(planning),
  ...Object.values(inviting),
  ...Object.values(answering),
  ...Object.values(papers),
  publishActivityRules,
];
