/** Who may read which part of a suggestion's detail: every path of the contract has a row; without one it is blank. */
import { type DetailRows, detailTable, handlingDetailReaders, inside, offices, parties } from '../handling/index.ts';
import { suggestionDetail } from './contract/reading.ts';

const author = ['proposer', 'staff', 'auditor'] as const;
const examining = ['staff', 'auditor'] as const;

const rows: DetailRows = [
  [
    inside,
    `suggestionId number receipt subject text state version category categoryLabel place source lead joined sameText hidden
    receivedAt updatedAt acceptedAt closedAt team team.memberId team.name leadMemberId leadBodyId isCase ruleVersion confirmedBy
    replyRound photos photos.photoId photos.state photos.width photos.height`,
  ],
  [parties, 'point point.longitude point.latitude'],
  [['staff'], 'contact contact.name contact.channel contact.address contact.confirmed'],
  [author, 'identity senderName objected'],
  [author, 'objections objections.objectionId objections.against objections.text objections.at objections.upheld'],
  [author, 'objections.answer objections.answeredAt decision decision.code decision.note'],
  [examining, 'same same.suggestionId same.receipt same.receivedAt same.state photos.withheld'],
  [examining, 'redactions redactions.field redactions.itemId redactions.from redactions.to redactions.reason'],
  [examining, 'finds finds.field finds.kind finds.certainty finds.from finds.to finds.decisive publicity.reason'],
  [inside, 'publicity publicity.decision publicity.publicFrom'],
  [author, 'publicity.hiddenCode'],
  [
    inside,
    `visits visits.visitId visits.kind visits.happenedOn visits.place visits.text visits.recordedByName visits.photos
    visits.photos.photoId visits.photos.state visits.photos.width visits.photos.height`,
  ],
  [['member', ...offices], 'visits.people'],
  [inside, 'answer answer.text answer.at answer.overall'],
  [parties, 'answer.comment'],
  ...handlingDetailReaders,
  [['proposer'], 'raterId'],
  [inside, 'clocks clocks.* history history.* abilities abilities.*'],
];

export const { readers: detailReaders, paths: detailPaths, cutFor } = detailTable(suggestionDetail, rows);
