/** The units' side of a proposal's detail. */
import type { Context } from '../../../platform/http/context.ts';
import { accountsByIds } from '../../accounts/index.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { proposersOf } from '../policy.ts';
import type { Matter } from '../store/matter.ts';
import { clockViewer } from './clock-views.ts';
import { iso, isoOrNull, type Parts } from './parts.ts';

/** Proposers see their units from dispatch on; proposed and replaced ones are the office's own. */
export async function assignmentViews(
  ctx: Context,
  matter: Matter,
  parts: Parts,
  inside: boolean,
): Promise<ProposalDetail['assignments']> {
  const handlers = await accountsByIds(
    ctx.db,
    matter.assignments.flatMap((item) => item.handler_id ?? []),
  );
  const view = await clockViewer(ctx);
  return matter.assignments
    .filter((item) => inside || !['proposed', 'replaced', 'bounced'].includes(item.state))
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
      opinion: inside ? item.opinion : null,
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
      clocks: parts.clocks.filter((clock) => clock.assignment_id === item.id).map(view),
    }));
}

/** Drafts of replies are the units' and the offices'; proposers read issued ones. */
export function replyViews(matter: Matter, parts: Parts, inside: boolean): ProposalDetail['replies'] {
  const names = new Map(matter.assignments.map((item) => [item.id, item.unit.name]));
  return parts.replies
    .filter((reply) => inside || reply.issued_at !== null)
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
      checkNote: inside ? reply.check_note : '',
      issuedAt: isoOrNull(reply.issued_at),
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

/** Two-way blind: neither side sees the other's score before it has given its own; the office sees both when both are in. */
export function blindViews(ctx: Context, matter: Matter, parts: Parts): ProposalDetail['blindRatings'] {
  const mine = new Set(proposersOf(ctx.actor, matter.subject).map((item) => item.id));
  return matter.assignments
    .filter((item) => item.state === 'issued' && item.role !== 'assisting')
    .map((item) => {
      const unit = parts.unitRatings.find((rating) => rating.assignment_id === item.id);
      const scores = parts.handlingScores.filter((score) => score.assignment_id === item.id);
      const open = unit !== undefined && scores.length > 0;
      const inUnit = ctx.actor.grants.some((grant) => grant.unitId === item.unit_id);
      return {
        assignmentId: item.id,
        unitName: item.unit.name,
        proposalScore: open ? unit.score : null,
        handlingScores: open ? scores.map((score) => score.score) : [],
        mineGiven: inUnit ? unit !== undefined : scores.some((score) => mine.has(score.proposer_id)),
      };
    });
}
