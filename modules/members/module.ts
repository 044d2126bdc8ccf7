/** What members add to the platform. */
import './seats-in-bodies.ts';
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { discloseMember } from './commands/disclose.ts';
import { askMemberChange, askMemberErasure, decideMemberRequest, withdrawMemberRequest } from './commands/requests.ts';
import { addMember, editMember, endMember, resumeMember } from './commands/seats.ts';
import { seedDemoDetails } from './demo-details.ts';
import { memberRequestInbox } from './inbox.ts';
import { memberKind, memberRequestKind } from './kind.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { exportMembers } from './queries/export-members.ts';
import { getMember } from './queries/get-member.ts';
import { getMemberRecord, takeMemberData } from './queries/get-record.ts';
import { listMembers } from './queries/list-members.ts';
import { listMembersPublic } from './queries/list-members-public.ts';
import { getMemberRequest, listMemberRequests } from './queries/requests.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { sealedDetails } from './store/details.ts';
import { sealedRequestFields } from './store/requests.ts';
import { fillSounds } from './store.ts';
import { tables } from './tables.ts';

const operations = [
  exportMembers,
  listMembers,
  getMember,
  listMembersPublic,
  getMemberRecord,
  takeMemberData,
  addMember,
  editMember,
  endMember,
  resumeMember,
  discloseMember,
  listMemberRequests,
  getMemberRequest,
  askMemberChange,
  askMemberErasure,
  withdrawMemberRequest,
  decideMemberRequest,
];

export const membersModule: Module = {
  name: 'members',
  summaries,
  refusals,
  operations: operations as unknown as Operation[],
  inbox: [memberRequestInbox],
  kinds: [memberKind, memberRequestKind],
  reactions,
  locales: { 'zh-CN': zh, en },
  tables,
  sealed: [sealedDetails, sealedRequestFields],
  demo: seedDemoDetails,
  prepare: fillSounds,
};
