/** The one ordered list of database steps. */
import type { Step } from '../platform/db/migrate.ts';
import { step as assemblies } from './0001-assemblies.ts';
import { step as proposals } from './0002-proposals.ts';
import { step as registerSpeed } from './0003-register-speed.ts';
import { step as registerSessions } from './0004-register-sessions.ts';
import { step as wordsApart } from './0005-words-apart.ts';
import { step as keptForms } from './0006-kept-forms.ts';
import { step as calendar } from './0007-calendar.ts';
import { step as oldRegisters } from './0008-old-registers.ts';
import { step as vocabulary } from './0009-vocabulary.ts';
import { step as actingOffices } from './0010-acting-offices.ts';
import { step as announcedChanges } from './0012-announced-changes.ts';
import { step as keptKeysAndFiles } from './0013-kept-keys-and-files.ts';
import { step as recordAndAccounts } from './0015-record-and-accounts.ts';
import { step as unansweredInvitations } from './0016-unanswered-invitations.ts';
import { step as signInFailures } from './0017-sign-in-failures.ts';
import { step as rulesInChains } from './0018-rules-in-chains.ts';
import { step as masks } from './0019-masks.ts';
import { step as oneHistory } from './0022-one-history.ts';
import { step as clocksOfMatters } from './0023-clocks-of-matters.ts';
import { step as events } from './0024-events.ts';
import { step as channels } from './0025-channels.ts';
import { step as oneSearch } from './0026-one-search.ts';
import { step as handlingOfMatters } from './0027-handling-of-matters.ts';
import { step as links } from './0029-links.ts';
import { step as savedViews } from './0030-saved-views.ts';
import { step as suggestions } from './0031-suggestions.ts';
import { step as maps } from './0033-maps.ts';
import { step as matterChanges } from './0034-matter-changes.ts';
import { step as importsOfMatters } from './0035-imports-of-matters.ts';
import { step as actsOnMany } from './0037-acts-on-many.ts';
import { step as weeklyBriefs } from './0039-weekly-briefs.ts';
import { step as unitModels } from './0042-unit-models.ts';
import { step as following } from './0043-following.ts';
import { step as heldNotices } from './0044-held-notices.ts';
import { step as oneUnitModel } from './0045-one-unit-model.ts';
import { step as photosAtHand } from './0046-photos-at-hand.ts';
import { step as sealingKeys } from './0047-sealing-keys.ts';
import { step as memberRecords } from './0048-member-records.ts';
import { step as secondFactors } from './0051-second-factors.ts';
import { step as sealedFactors } from './0052-sealed-factors.ts';
import { step as activities } from './0055-activities.ts';
import { step as attendance } from './0056-attendance.ts';
import { step as activityLeaves } from './0057-activity-leaves.ts';
import { step as activityMinutes } from './0058-activity-minutes.ts';
import { step as duty } from './0060-duty.ts';
import { step as alliances } from './0065-alliances.ts';

export const ledger: readonly Step[] = [
  assemblies,
  proposals,
  registerSpeed,
  registerSessions,
  wordsApart,
  keptForms,
  calendar,
  oldRegisters,
  vocabulary,
  actingOffices,
  announcedChanges,
  keptKeysAndFiles,
  recordAndAccounts,
  unansweredInvitations,
  signInFailures,
  rulesInChains,
  masks,
  oneHistory,
  clocksOfMatters,
  events,
  channels,
  oneSearch,
  handlingOfMatters,
  links,
  savedViews,
  suggestions,
  maps,
  matterChanges,
  importsOfMatters,
  actsOnMany,
  weeklyBriefs,
  unitModels,
  following,
  heldNotices,
  oneUnitModel,
  photosAtHand,
  sealingKeys,
  memberRecords,
  secondFactors,
  sealedFactors,
  activities,
  attendance,
  activityLeaves,
  activityMinutes,
  duty,
  alliances,
];
