/** What duty adds to the platform. */
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { objectionClocks } from './clocks.ts';
import {
  confirmDutyRecord,
  declineDutyRecord,
  enterDutyRecord,
  proposeDutyRecord,
  withdrawDutyRecord,
} from './commands/records.ts';
import { publishDutyRules } from './commands/rules.ts';
import {
  announceDutyYear,
  answerDutyObjection,
  freezeDutyYear,
  objectToDutyScore,
  takeBackDutyObjection,
} from './commands/years.ts';
import { countingDue } from './jobs/count-due.ts';
import { locales } from './locales.ts';
import { exportDutyRecords, getDutyEvidence, getDutyYear, listDutyRecords, listDutyRules } from './queries/lists.ts';
import { getDutyScore } from './queries/score.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { tables } from './tables.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const dutyModule: Module = {
  name: 'duty',
  summaries,
  refusals,
  operations: [
    listDutyRules,
    publishDutyRules,
    getDutyScore,
    listDutyRecords,
    exportDutyRecords,
    getDutyEvidence,
    proposeDutyRecord,
    enterDutyRecord,
    confirmDutyRecord,
    declineDutyRecord,
    withdrawDutyRecord,
    getDutyYear,
    announceDutyYear,
    freezeDutyYear,
    objectToDutyScore,
    answerDutyObjection,
    takeBackDutyObjection,
  ] as unknown as Operation[],
  standing: [countingDue],
  clocks: [objectionClocks],
  reactions,
  locales,
  tables,
};
