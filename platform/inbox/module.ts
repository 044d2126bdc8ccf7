/** The inbox of all kinds, as a module beside those that give it tasks. */
import type { Module } from '../http/module.ts';
import { defineQuery } from '../http/operation.ts';
import { inboxEndpoints } from './contract.ts';
import type { InboxKind } from './inbox-kind.ts';
import { readInbox } from './read-inbox.ts';

/** The operation over these kinds. */
const inboxOf = (kinds: readonly InboxKind[]) =>
  defineQuery({
    ...inboxEndpoints.getInbox,
    operationId: 'getInbox',
    summary: 'What waits for the reader, most urgent first',
    tag: 'inbox',
    access: 'signed_in',
    // Of programs; tasks of a kind are shown to those that may read its matters.
    scope: 'proposals:read',
    handle: (ctx) => readInbox(ctx, kinds),
  });

/** Over the tasks of all these modules. */
export const inboxModule = (modules: readonly Module[]): Module => ({
  name: 'inbox',
  summaries: { getInbox: '待本人办理的事项，紧急的在前' },
  operations: [inboxOf(modules.flatMap((module) => module.inbox ?? []))],
  locales: { 'zh-CN': {}, en: {} },
  tables: [],
});
