/** One proposal whole, as those inside the work see it, with what the reader may do. */

import { ownFirst } from '../../../platform/clocks/views.ts';
import { iso } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { workCalendar } from '../../assemblies/index.ts';
import { filesByIds } from '../../files/index.ts';
import {
  assignmentViews,
  blindViews,
  haveRated,
  mayRead,
  parties,
  promiseViews,
  type ReaderOf,
  ratingViews,
  replyViews,
} from '../../handling/index.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { query } from '../operations.ts';
import { canReadFile, proposersOf } from '../policy.ts';
import { readerOf, readLine } from '../readers.ts';
import { cutFor } from '../readers-detail.ts';
import { abilitiesNow } from '../readiness.ts';
import { proposalHandling } from '../store/handling-host.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import { clockViewer } from './clock-views.ts';
import { historyViews } from './history-views.ts';
import { labelsFor } from './lines.ts';
import { loadParts, type Parts } from './parts.ts';

/** Has the actor given every rating asked of them in the round under way? */
const hasRated = (ctx: Context, matter: Matter, parts: Pick<Parts, 'replies' | 'ratings'>): boolean =>
  matter.row.state !== 'rating' || haveRated(matter, parts, proposalHandling.speaksFor(ctx, matter));

/** The lines this reader may know of, each with the details they may read. */
async function linesFor(ctx: Context, matter: Matter, parts: Parts, reader: ReaderOf) {
  const states = new Map(matter.assignments.map((item) => [item.id, item.state]));
  const afterRound = readerOf(ctx.actor, matter.subject, true);
  const lines = parts.history.flatMap((line) => {
    const round = (line.details as { round?: unknown }).round;
    const over = typeof round === 'number' && round < matter.row.reply_round;
    const details = readLine(over ? afterRound : reader, {
      action: line.action,
      assignmentId: line.part_id,
      assignmentState: line.part_id ? (states.get(line.part_id) ?? null) : null,
      details: line.details as Record<string, unknown>,
    });
    return details ? [{ ...line, details }] : [];
  });
  return historyViews(ctx, matter, lines);
}

const beingWritten: readonly string[] = ['draft', 'cosigning', 'returned'];

function proposerViews(ctx: Context, matter: Matter) {
  const mine = new Set(proposersOf(ctx.actor, matter.subject).map((item) => item.id));
  const writing = beingWritten.includes(matter.row.state);
  const shown = [...matter.proposers, ...matter.mergedProposers].filter(
    (item) => item.status === 'confirmed' || (writing && item.proposal_id === matter.row.id),
  );
  return shown.map((item) => ({
    proposerId: item.id,
    role: item.role,
    memberId: item.member_id,
    bodyId: item.body_id,
    name: item.name,
    status: item.status,
    answeredAt: item.answered_at?.toISOString() ?? null,
    // Whoever enters a text for a body has not confirmed it in the body's name.
    signedBy:
      item.body_id === null || (item.role === 'first' && matter.row.entered_for !== null) ? null : item.signed_by,
    mine: mine.has(item.id),
    mergedFromId: matter.proposers.includes(item) ? null : item.proposal_id,
  }));
}

/** The detail of a matter the reader has been found allowed to read. */
export async function presentProposal(ctx: Context, matter: Matter): Promise<ProposalDetail> {
  const { row } = matter;
  const parts = await loadParts(ctx, row.id);
  const labels = await labelsFor(ctx);
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const viewClock = await clockViewer(ctx);
  const mine = new Set(proposersOf(ctx.actor, matter.subject).map((item) => item.id));
  const reader = readerOf(ctx.actor, matter.subject, hasRated(ctx, matter, parts));
  const files = await filesByIds(
    ctx.db,
    parts.files.map((file) => file.file_id),
  );
  const names = new Map([...matter.proposers, ...matter.mergedProposers].map((item) => [item.id, item.name]));
  const decided = ['merged', 'converted', 'declined', 'withdrawn', 'returned'].includes(row.state);
  const whole: ProposalDetail = {
    proposalId: row.id,
    number: row.number,
    sessionId: row.session_id,
    sessionLabel: labels.session(row.session_id),
    season: row.season,
    kind: row.kind,
    state: row.state,
    version: row.version,
    reviewRound: row.review_round,
    reviewRounds: matter.rules.review.rounds,
    confirmedBy: matter.rules.assignment.confirmedBy,
    replyRound: row.reply_round,
    subject: row.subject,
    situation: row.situation,
    analysis: row.analysis,
    suggestions: row.suggestions,
    category: row.category,
    categoryLabel: labels.category(row.category),
    committeeId: row.committee_id,
    suggestedUnitIds: row.suggested_units,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    confidential: row.confidential,
    isKey: row.is_key,
    keyLeader: row.key_leader,
    isExcellent: row.is_excellent,
    cosignUntil: row.cosign_until?.toISOString() ?? null,
    enteredFor: row.entered_for,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    filedAt: row.filed_at?.toISOString() ?? null,
    imported: row.imported,
    writtenNumber: row.written_number,
    monthOnly: row.month_only,
    closedAt: row.closed_at?.toISOString() ?? null,
    publicity: {
      wish: row.publicity_wish,
      wishReason: row.publicity_wish_reason,
      decision: row.publicity_decision,
      decisionReason: row.publicity_decision_reason,
      publicFrom: row.public_from?.toISOString() ?? null,
    },
    redactions: row.redactions,
    decision:
      decided || row.decision_note
        ? { code: row.decision_code, note: row.decision_note, convertedTo: row.converted_to }
        : null,
    mergedInto:
      parts.target && (!parts.target.confidential || mayRead(reader, parties))
        ? { proposalId: parts.target.id, number: parts.target.number, subject: parts.target.subject }
        : null,
    merged: parts.merged.map((item) => ({
      proposalId: item.id,
      subject: item.subject,
      firstProposer: item.first ?? '',
    })),
    proposers: proposerViews(ctx, matter),
    invitations: matter.proposers.flatMap((item) =>
      item.status === 'confirmed'
        ? []
        : [
            {
              proposerId: item.id,
              name: item.name,
              status: item.status,
              invitedAt: item.invited_at.toISOString(),
              answeredAt: item.answered_at?.toISOString() ?? null,
            },
          ],
    ),
    evidence: parts.evidence.map((item) => ({
      kind: item.kind,
      title: item.title,
      detail: item.detail,
      happenedOn: item.happened_on,
      link: item.link,
      fileId: item.file_id,
    })),
    files: parts.files.flatMap((item) => {
      const file = files.get(item.file_id);
      return file && canReadFile(ctx.actor, item.purpose, matter.subject)
        ? [{ fileId: file.id, name: file.name, mediaType: file.mediaType, size: file.size, purpose: item.purpose }]
        : [];
    }),
    reviews: parts.reviews.map((item) => ({
      round: item.round,
      outcome: item.outcome,
      reasonCode: item.reason_code,
      note: item.note,
      targetId: item.target_id,
      reviewerName: item.reviewer_name,
      final: item.final,
      at: iso(item.at),
    })),
    assignments: (await assignmentViews(ctx, matter, parts, reader)).map((item) => ({
      ...item,
      clocks: parts.clocks.filter((clock) => clock.part_id === item.assignmentId).map(viewClock),
    })),
    replies: replyViews(matter, parts, reader),
    ratings: ratingViews(matter, parts, reader, mine, names),
    blindRatings: blindViews(matter, parts, reader, mine),
    promises: promiseViews(parts, reader),
    meetings: parts.meetings.map((item) => ({
      meetingId: item.id,
      kind: item.kind,
      title: item.title,
      heldAt: iso(item.held_at),
      place: item.place,
      chair: item.chair,
      participants: item.participants,
      minutes: item.minutes,
      minutesFileId: item.minutes_file_id,
    })),
    clocks: ownFirst(parts.clocks.map(viewClock)),
    history: await linesFor(ctx, matter, parts, reader),
    abilities: abilitiesNow({ actor: ctx.actor, matter, parts, now: ctx.clock.now(), calendar }),
  };
  return cutFor(whole, reader);
}

export const getProposal = query('getProposal', 'One proposal with its abilities', async (ctx, { params }) =>
  presentProposal(ctx, await readMatter(ctx, params.proposalId)),
);
