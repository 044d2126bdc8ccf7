/** Who may read which part of a proposal's detail: every path of the contract has a row; without one it is blank. */
import { type DetailRows, detailTable, handlingDetailReaders, inside, parties } from '../handling/index.ts';
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

const table = detailTable(proposalDetail, rows, tokenNever);
export const { readers: detailReaders, paths: detailPaths, cutFor } = table;
