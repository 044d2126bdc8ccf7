/** What members add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getMember } from './queries/get-member.ts';
import { listMembers } from './queries/list-members.ts';
import { listMembersPublic } from './queries/list-members-public.ts';
import { refusals } from './refusals.ts';

export const membersModule: Module = {
  name: 'members',
  summaries,
  refusals,
  operations: [listMembers, getMember, listMembersPublic],
  locales: { 'zh-CN': zh, en },
  tables: ['members'],
};
