/** The handling of a matter as its readers see it, for the detail of its host. */
import { iso } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { accountsByIds } from '../../accounts/index.ts';
import type { AssignmentView, BlindRatingView, PromiseView, RatingView, ReplyView } from '../contract/detail.ts';
import type { HandledMatter } from '../host.ts';
import { mayRead, offices, type ReaderOf, readsAssignment } from '../readers.ts';
import type { HandlingParts } from './parts.ts';

const draftReaders = ['own_unit', 'team_unit', 'staff', 'supervision', 'auditor'] as const;

/** Those the reader may know of; what of them is blank is decided by the table of readers. */
export async function assignmentViews(
  ctx: Context,
  matter: Pick<HandledMatter, 'assignments'>,
  parts: Pick<HandlingParts, 'contacts' | 'extensions'>,
  reader: ReaderOf,
): Promise<AssignmentView[]> {
  const handlers = await accountsByIds(
    ctx.db,
    matter.assignments.flatMap((item) => item.handler_id ?? []),
  );
  return matter.assignments
    .filter((item) => reader.all || readsAssignment(item.state, reader.towards(item.id)))
    .map((item) => ({
      assignmentId: item.id,
      unitId: item.unit_id,
      unitName: item.unit.name,
      side: item.unit.side,
      role: item.role,
      state: item.state,
      handlerId: item.handler_id,
      handlerName: item.handler_id ? (handlers.get(item.handler_id)?.name ?? null) : null,
      dispatchedAt: item.dispatched_at?.toISOString() ?? null,
      acceptedAt: item.accepted_at?.toISOString() ?? null,
      issuedAt: item.issued_at?.toISOString() ?? null,
      bounce: item.bounce_code === null ? null : { code: item.bounce_code, reason: item.bounce_reason },
      opinion: item.opinion,
      unitPublicity: item.unit_publicity,
      unitPublicityReason: item.unit_publicity_reason,
      replyPublicity: item.reply_publicity,
      contacts: parts.contacts
        .filter((contact) => contact.assignment_id === item.id)
        .map((contact) => ({
          contactId: contact.id,
          kind: contact.kind,
          happenedAt: iso(contact.happened_at),
          withWhom: contact.with_whom,
          note: contact.note,
        })),
      extensions: parts.extensions
        .filter((extension) => extension.assignment_id === item.id)
        .map((extension) => ({
          extensionId: extension.id,
          reason: extension.reason,
          askedUntil: extension.asked_until,
          askedAt: iso(extension.asked_at),
          status: extension.status,
          grantedUntil: extension.granted_until,
          answer: extension.answer,
        })),
    }));
}

/** Drafts of replies are the unit's, its team's and the offices'; others read issued ones. */
export function replyViews(
  matter: Pick<HandledMatter, 'assignments'>,
  parts: Pick<HandlingParts, 'replies' | 'cosigns'>,
  reader: ReaderOf,
): ReplyView[] {
  const names = new Map(matter.assignments.map((item) => [item.id, item.unit.name]));
  return parts.replies
    .filter((reply) => reply.issued_at !== null || mayRead(reader, draftReaders, reply.assignment_id))
    .map((reply) => ({
      replyId: reply.id,
      assignmentId: reply.assignment_id,
      unitName: reply.unit_name,
      round: reply.round,
      class: reply.class,
      classChangedFrom: reply.class_changed_from,
      letterNumber: reply.letter_number,
      body: reply.body,
      contactName: reply.contact_name,
      contactPhone: reply.contact_phone,
      signerName: reply.signer_name,
      checkNote: reply.check_note,
      issuedAt: reply.issued_at === null ? null : iso(reply.issued_at),
      updatedAt: iso(reply.updated_at),
      cosigns: parts.cosigns
        .filter((cosign) => cosign.reply_id === reply.id)
        .map((cosign) => ({
          assignmentId: cosign.assignment_id,
          unitName: names.get(cosign.assignment_id) ?? '',
          status: cosign.status,
          note: cosign.note,
        })),
    }));
}

/** The office reads both sides, never before both have spoken. */
const bothReaders = ['staff', 'leader', 'evaluator', 'auditor'] as const;

/**
 * Two-way blind, for each reader: one's own score always, the other side's (and fellow proposers') only after one's own;
 * those without a part read none.
 */
export function blindViews(
  matter: Pick<HandledMatter, 'assignments'>,
  parts: Pick<HandlingParts, 'unitRatings' | 'handlingScores'>,
  reader: ReaderOf,
  /** Ids of those for whom the reader speaks. */
  mine: ReadonlySet<string>,
): BlindRatingView[] {
  return matter.assignments
    .filter((item) => item.state === 'issued' && item.role !== 'assisting')
    .map((item) => {
      const unit = parts.unitRatings.find((rating) => rating.assignment_id === item.id);
      const scores = parts.handlingScores.filter((score) => score.assignment_id === item.id);
      const ownScores = scores.filter((score) => mine.has(score.proposer_id));
      const inUnit = mayRead(reader, ['own_unit'], item.id);
      const both = unit !== undefined && scores.length > 0 && mayRead(reader, bothReaders);
      const unitSpoke = inUnit && unit !== undefined;
      const iSpoke = ownScores.length > 0;
      return {
        assignmentId: item.id,
        unitName: item.unit.name,
        proposalScore: unit && (both || unitSpoke || iSpoke) ? unit.score : null,
        handlingScores: (both || unitSpoke || iSpoke ? scores : []).map((score) => score.score),
        mineGiven: inUnit ? unit !== undefined : iSpoke,
      };
    });
}

/** Others' ratings of the round under way are not a proposer's to read before their own are given. */
export function ratingViews(
  matter: Pick<HandledMatter, 'row'>,
  parts: Pick<HandlingParts, 'ratings'>,
  reader: ReaderOf,
  mine: ReadonlySet<string>,
  /** Of those who rate, by id. */
  names: ReadonlyMap<string, string>,
): RatingView[] {
  const open = mayRead(reader, ['rater', ...offices]);
  return parts.ratings
    .filter((item) => open || mine.has(item.proposer_id) || item.round < matter.row.reply_round)
    .map((item) => ({
      ratingId: item.id,
      replyId: item.reply_id,
      proposerId: item.proposer_id,
      proposerName: names.get(item.proposer_id) ?? '',
      round: item.round,
      form: item.form,
      overall: item.overall,
      fields: item.fields,
      comment: item.comment,
      paper: item.paper,
      at: iso(item.at),
    }));
}

/** What the unit promises is the unit's and the offices' until a reply of it has gone out. */
export function promiseViews(parts: Pick<HandlingParts, 'replies' | 'promises'>, reader: ReaderOf): PromiseView[] {
  const answered = new Set(parts.replies.filter((item) => item.issued_at !== null).map((item) => item.assignment_id));
  return parts.promises
    .filter((item) => item.assignment_id === null || answered.has(item.assignment_id) || mayRead(reader, offices))
    .map((item) => ({
      promiseId: item.id,
      assignmentId: item.assignment_id,
      kind: item.sort,
      text: item.text,
      dueOn: item.due_on,
      status: item.status,
      report: item.report,
      classAfter: item.class_after,
    }));
}

/** Have all these given every rating asked of them in the round under way? Before that others' are not theirs to read. */
export function haveRated(
  matter: Pick<HandledMatter, 'row'>,
  parts: Pick<HandlingParts, 'replies' | 'ratings'>,
  raters: ReadonlyArray<{ id: string }>,
): boolean {
  const asked = parts.replies.filter((reply) => reply.round === matter.row.reply_round && reply.issued_at !== null);
  return asked.every((reply) =>
    raters.every((item) =>
      parts.ratings.some((rating) => rating.reply_id === reply.id && rating.proposer_id === item.id),
    ),
  );
}
