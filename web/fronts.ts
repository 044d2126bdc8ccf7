/**
 * The only list of what modules add to the fronts. A module has a file for each front it adds to, so that a build takes along
 * what its own front shows and nothing else. The order is that of menus and tiles.
 */
import { member as accountsMember } from '../modules/accounts/web/member/front.ts';
import { desk as accountsDesk } from '../modules/accounts/web/staff/front.ts';
import { leave as activitiesLeave, member as activitiesMember } from '../modules/activities/web/member/front.ts';
import { open as activitiesOpen } from '../modules/activities/web/public/front.ts';
import { desk as activitiesDesk } from '../modules/activities/web/staff/front.ts';
import { member as alliancesMember } from '../modules/alliances/web/member/front.ts';
import { desk as alliancesDesk } from '../modules/alliances/web/staff/front.ts';
import { desk as assembliesDesk } from '../modules/assemblies/web/staff/front.ts';
import { member as dutyMember } from '../modules/duty/web/member/front.ts';
import { desk as dutyDesk } from '../modules/duty/web/staff/front.ts';
import { open as followingOpen } from '../modules/following/web/public/front.ts';
import { desk as handlingDesk } from '../modules/handling/web/staff/front.ts';
import { member as membersMember } from '../modules/members/web/member/front.ts';
import { desk as membersDesk } from '../modules/members/web/staff/front.ts';
import { member as noticesMember } from '../modules/notices/web/member/front.ts';
import { desk as noticesDesk } from '../modules/notices/web/staff/front.ts';
import { desk as oversightDesk } from '../modules/oversight/web/staff/front.ts';
import { member as proposalsMember } from '../modules/proposals/web/member/front.ts';
import { open as proposalsOpen } from '../modules/proposals/web/public/front.ts';
import { desk as proposalsDesk } from '../modules/proposals/web/staff/front.ts';
import { member as suggestionsMember } from '../modules/suggestions/web/member/front.ts';
import { open as suggestionsOpen } from '../modules/suggestions/web/public/front.ts';
import { desk as suggestionsDesk } from '../modules/suggestions/web/staff/front.ts';
import type { PublicFront } from './public/front.ts';
import { searchDesk, searchMember } from './search/front.ts';
import { searchOpen } from './search/public-front.ts';
import type { DeskFront, MemberFront } from './shared/front.ts';
import { ownDesk } from './staff/front.ts';

// biome-ignore format: one a line, as rooms are added
export const deskFronts: readonly DeskFront[] = [
  ownDesk,
  proposalsDesk,
  oversightDesk,
  suggestionsDesk,
  activitiesDesk,
  dutyDesk,
  alliancesDesk,
  handlingDesk,
  membersDesk,
  assembliesDesk,
  accountsDesk,
  noticesDesk,
  searchDesk,
];

// biome-ignore format: one a line, as rooms are added
export const memberFronts: readonly MemberFront[] = [
  proposalsMember,
  suggestionsMember,
  membersMember,
  activitiesMember,
  activitiesLeave,
  dutyMember,
  alliancesMember,
  noticesMember,
  accountsMember,
  searchMember,
];

// biome-ignore format: one a line, as rooms are added
export const publicFronts: readonly PublicFront[] = [
  proposalsOpen,
  suggestionsOpen,
  activitiesOpen,
  followingOpen,
  searchOpen,
];
