/** One suggestion whole, as those inside the work read it; what of it is blank, the table of readers says. */
import { calendarOf } from '../../../platform/calendar/calendar-reader.ts';
import { iso } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import { personalIn } from '../../../platform/publicity/finds-work.ts';
import type { Mask } from '../../../platform/publicity/masks.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import {
  assignmentViews,
  blindViews,
  keptByHandling,
  promiseViews,
  ratingViews,
  replyViews,
} from '../../handling/index.ts';
import type { SuggestionDetail } from '../contract/reading.ts';
import { isAssignmentAction, type SuggestionState } from '../life.ts';
import { query } from '../operations.ts';
import { abilitiesOf, partsOf, readsContact } from '../policy.ts';
import { readerOf, readLine } from '../readers.ts';
import { cutFor } from '../readers-detail.ts';
import { suggestionHandling } from '../store/handling-host.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import { clockViewer } from './clock-views.ts';
import { labelsOf } from './labels.ts';
import { allParts, loadParts, type Parts } from './parts.ts';
import { lineOf, photosOf, photoView, visitViews } from './shown.ts';

/** Steps that are the reader's, and those that must wait with the refusal they would meet. */
async function abilities(ctx: Context, matter: Matter, parts: Parts): Promise<SuggestionDetail['abilities']> {
  const { suggestion, assignments } = abilitiesOf(ctx.actor, matter.subject);
  const ownRaters = suggestionHandling.speaksFor(ctx, matter);
  const facts = { matter, parts, ownRaters, now: ctx.clock.now(), calendar: await calendarOf(ctx) };
  const blocked: SuggestionDetail['abilities']['blocked'] = [];
  const kept = (action: string, assignmentId: string | null) => {
    const assignment = matter.assignments.find((item) => item.id === assignmentId);
    const code = keptByHandling[action as keyof typeof keptByHandling]?.(facts, assignment);
    if (code) blocked.push({ action, assignmentId, code });
    return !code;
  };
  return {
    suggestion: suggestion.filter((action) => isAssignmentAction(action) || kept(action, null)),
    assignments: Object.fromEntries(
      Object.entries(assignments).map(([id, actions]) => [id, actions.filter((action) => kept(action, id))]),
    ),
    blocked,
  };
}

/** The detail as this reader may read it. */
export async function presentSuggestion(ctx: Context, matter: Matter): Promise<SuggestionDetail> {
  const { row, rules } = matter;
  const parts = await loadParts(ctx, matter.id, allParts);
  const reader = readerOf(ctx.actor, matter.subject);
  const clockOf = await clockViewer(ctx);
  const clocks = parts.clocks.map(clockOf);
  const labels = labelsOf(ctx, rules);
  const assignments = await assignmentViews(ctx, matter, parts, reader);
  const [contact] = parts.contact;
  const texts = (['subject', 'text', 'place', 'answer'] as const).map((field) => ({ field, text: row[field] }));
  // Masks of the suggestion's own texts.
  const own = row.redactions.filter((mask): mask is Mask<(typeof texts)[number]['field']> =>
    texts.some(({ field }) => field === mask.field),
  );
  const version = await ruleVersion(ctx.db, row.rule_version_id);
  const sender = partsOf(ctx.actor, matter.subject).has('sender');
  const mine = new Set(sender ? [matter.id] : []);
  const whole: SuggestionDetail = {
    suggestionId: matter.id,
    number: row.number,
    receipt: row.receipt,
    subject: row.subject,
    text: row.text,
    state: row.state,
    version: row.version,
    category: row.category,
    categoryLabel: labels.category(row.category),
    place: row.place,
    point: row.longitude === null ? null : { longitude: row.longitude, latitude: row.latitude! },
    photos: photosOf(parts.photos, null).map((photo) => ({ ...photoView(photo), withheld: photo.withheld })),
    source: row.source,
    lead: row.lead_name || null,
    leadMemberId: row.lead_member_id,
    leadBodyId: row.lead_body_id,
    team: parts.team.map((item) => ({ memberId: item.member_id, name: item.name })),
    joined: row.joined,
    sameText: parts.same.filter((item) => item.state === 'received').length + (row.state === 'received' ? 1 : 0),
    same: parts.same.map((item) => ({
      suggestionId: item.id,
      receipt: item.receipt,
      receivedAt: iso(item.received_at),
      state: item.state as SuggestionState,
    })),
    objected: matter.subject.objectedDecisionBy !== undefined,
    objections: parts.objections.map((item) => ({
      objectionId: item.id,
      against: item.against,
      text: item.text,
      at: iso(item.at),
      upheld: item.upheld,
      answer: item.answer,
      answeredAt: item.answered_at === null ? null : iso(item.answered_at),
    })),
    hidden: row.hidden_code !== null,
    identity: row.identity,
    senderName: row.sender_name,
    contact:
      contact && readsContact(ctx.actor, matter.subject)
        ? {
            name: contact.name,
            channel: contact.channel,
            address: contact.address,
            confirmed: contact.address_id !== null,
          }
        : null,
    decision: row.decision_code === null ? null : { code: row.decision_code, note: row.decision_note },
    publicity: {
      decision: row.publicity_decision,
      reason: row.publicity_decision_reason,
      publicFrom: row.public_from?.toISOString() ?? null,
      hiddenCode: row.hidden_code,
    },
    redactions: row.redactions,
    finds: (await personalIn(texts, own, shareOf(ctx.actor))).map(
      ({ field, kind, certainty, from, to, decisive, withheld }) => ({
        field,
        kind,
        certainty,
        from,
        to,
        decisive: decisive && !withheld,
      }),
    ),
    visits: visitViews(parts),
    answer:
      row.led_id === null || row.answer === ''
        ? null
        : {
            text: row.answer,
            at: row.replied_at?.toISOString() ?? null,
            overall: row.led_overall,
            comment: row.led_comment,
          },
    isCase: row.is_case,
    ruleVersion: version!.version,
    confirmedBy: rules.assignment.confirmedBy,
    replyRound: row.reply_round,
    receivedAt: row.received_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    assignments: assignments.map((item) => ({
      ...item,
      clocks: clocks.filter((clock) => clock.assignmentId === item.assignmentId),
    })),
    replies: replyViews(matter, parts, reader),
    ratings: ratingViews(
      matter,
      parts,
      reader,
      mine,
      new Map([[matter.id, row.sender_name || ctx.t('suggestions.sender')]]),
    ),
    blindRatings: blindViews(matter, parts, reader, mine),
    promises: promiseViews(parts, reader),
    clocks,
    history: parts.history.flatMap((line) => {
      const details = readLine(reader, lineOf(matter, line));
      if (!details) return [];
      return [
        {
          at: iso(line.at),
          action: line.action,
          fromState: line.from_state,
          toState: line.to_state,
          actorName: line.actor_name,
          officeName: line.office_name,
          onBehalfOf: line.on_behalf_of,
          details,
        },
      ];
    }),
    raterId: sender ? matter.id : null,
    abilities: await abilities(ctx, matter, parts),
  };
  return cutFor(whole, reader);
}

export const getSuggestion = query('getSuggestion', 'One suggestion whole', async (ctx, { params }) =>
  presentSuggestion(ctx, await readMatter(ctx, params.suggestionId)),
);
