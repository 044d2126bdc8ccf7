/** By which channels one is told of what. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { settingsOf } from '../settings.ts';

export const getNoticeSettings = defineQuery({
  ...noticeEndpoints.getNoticeSettings,
  operationId: 'getNoticeSettings',
  summary: 'By which channels you are told of what, and your addresses',
  tag: 'notices',
  access: 'signed_in',
  handle: ({ db, actor, channels }) => settingsOf(db, readerOf(actor), channels),
});
