/** Who may read which part of a proposal's detail: every path of the contract has a row; without one it is blank. */
import { z } from 'zod';
import {
  type DetailRows,
  handlingDetailReaders,
  inside,
  mayRead,
  parties,
  type Reader,
  type ReaderOf,
} from '../handling/index.ts';
import { proposalDetail } from './contract/detail.ts';
import { tokenNever } from './readers.ts';

const author = ['proposer', 'staff', 'auditor'] as const;

const rows: DetailRows = [
  [
    inside,
    `proposalId number sessionId sessionLabel season kind state version reviewRound reviewRounds confirmedBy replyRound subject
    situation analysis suggestions category categoryLabel committeeId confidential isKey keyLeader isExcellent createdAt
    updatedAt submittedAt filedAt closedAt cosignUntil imported writtenNumber monthOnly publicity publicity.decision publicity.publicFrom`,
  ],
  [['invited', ...parties], 'enteredFor suggestedUnitIds publicity.wish'],
  [author, 'publicity.wishReason publicity.decisionReason redactions redactions.field redactions.itemId'],
  [['staff', 'auditor'], 'redactions.from redactions.to redactions.reason'],
  [['proposer', 'unit', 'staff', 'supervision'], 'contactName contactPhone'],
  [author, 'decision decision.code decision.note decision.convertedTo'],
  [inside, 'mergedInto mergedInto.proposalId mergedInto.number mergedInto.subject'],
  [parties, 'merged merged.proposalId merged.subject merged.firstProposer'],
  [
    inside,
    `proposers proposers.proposerId proposers.role proposers.memberId proposers.bodyId proposers.name proposers.status
    proposers.answeredAt proposers.mine proposers.mergedFromId`,
  ],
  [author, 'proposers.signedBy'],
  [
    ['proposer', 'invited', 'staff', 'auditor'],
    `invitations invitations.proposerId invitations.name invitations.status invitations.invitedAt invitations.answeredAt`,
  ],
  [inside, 'evidence evidence.kind evidence.title evidence.happenedOn'],
  [['invited', ...parties], 'evidence.detail evidence.link'],
  [inside, 'evidence.fileId'],
  [inside, 'files files.fileId files.name files.mediaType files.size files.purpose'],
  [
    ['staff', 'auditor'],
    `reviews reviews.round reviews.outcome reviews.reasonCode reviews.note reviews.targetId reviews.reviewerName
    reviews.final reviews.at`,
  ],
  ...handlingDetailReaders,
  [inside, 'meetings meetings.meetingId meetings.kind meetings.heldAt'],
  [
    parties,
    'meetings.title meetings.place meetings.chair meetings.participants meetings.minutes meetings.minutesFileId',
  ],
  [inside, 'clocks clocks.* history history.* abilities abilities.*'],
];

/** Readers by path, `a.b` for b in a or in each of a's items; `a.*` for whatever is in a. */
export const detailReaders: ReadonlyMap<string, readonly Reader[]> = new Map(
  rows.flatMap(([who, paths]) => paths.split(/\s+/).map((path) => [path, who] as const)),
);

type Schema = z.ZodType;

/** The least that still fits the contract: null, nothing, or an empty text. */
function blankOf(schema: Schema): unknown {
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional) return undefined;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodString) return '';
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodNumber) return 0;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return undefined;
}

const opened = (schema: Schema): Schema => {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return opened(schema.unwrap() as Schema);
  return schema instanceof z.ZodArray ? opened(schema.element as Schema) : schema;
};

/** Every path of the detail, of the branches that have rows of their own. */
export function detailPaths(schema: Schema = proposalDetail, at = ''): string[] {
  const object = opened(schema);
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries(object.shape as Record<string, Schema>).flatMap(([key, part]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return detailReaders.has(`${path}.*`) ? [path] : [path, ...detailPaths(part, path)];
  });
}

function cut(value: unknown, schema: Schema, at: string, reader: ReaderOf, assignmentId: string | null): unknown {
  if (Array.isArray(value)) {
    const element = (opened(schema) as Schema) ?? schema;
    return value.map((item) => cut(item, element, at, reader, assignmentId));
  }
  const object = opened(schema);
  if (!(object instanceof z.ZodObject) || value === null || typeof value !== 'object') return value;
  const given = value as Record<string, unknown>;
  const own = typeof given.assignmentId === 'string' ? given.assignmentId : assignmentId;
  return Object.fromEntries(
    Object.entries(object.shape as Record<string, Schema>).flatMap(([key, part]) => {
      if (!(key in given)) return [];
      const path = at === '' ? key : `${at}.${key}`;
      const allowed = detailReaders.get(path) ?? [];
      const hidden = !mayRead(reader, allowed, own) || (reader.token && tokenNever.has(path));
      if (hidden) return [[key, blankOf(part)]];
      return [[key, detailReaders.has(`${path}.*`) ? given[key] : cut(given[key], part, path, reader, own)]];
    }),
  );
}

/** The detail with all that is not for this reader blank. */
export function cutFor<T extends object>(detail: T, reader: ReaderOf): T {
  return cut(detail, proposalDetail, '', reader, null) as T;
}
