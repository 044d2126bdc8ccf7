/** A proposal as the public reads it: a story from the matter to what came of it. */

import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { maskedText, masksOf, withheldRuns } from '../../../platform/publicity/masks.ts';
import { bodiesByIds, listUnits, localName } from '../../assemblies/index.ts';
import type { Satisfaction } from '../../handling/contract.ts';
import { replyIsPublic, saidAloud, saidAloudAssignments } from '../../handling/index.ts';
import type { PublicProposal } from '../contract/register.ts';
import type { MaskableField } from '../masks.ts';
import { shownDay } from '../month-dates.ts';
import { query } from '../operations.ts';
import { loadMatter, type Matter } from '../store/matter.ts';
import { openToPublish } from '../store/publication.ts';
import { labelsFor } from './lines.ts';
import { loadParts, type Parts } from './parts.ts';
import { gapMark } from './public-subject.ts';
import { publicTimeline } from './public-timeline.ts';
import { isPublic } from './search-register.ts';

/** What the public page is made of; reviews, contacts, clocks and scores are nobody's business here. */
const shownParts = ['evidence', 'replies', 'ratings', 'promises', 'publicHistory', 'merged'] as const;
type PublicParts = Pick<Parts, (typeof shownParts)[number]>;

/** A text of one line, its masks as marked gaps. */
type Shown = (field: MaskableField, text: string, itemId?: string) => string;

/** Who wrote a reply, in the reader's language; where that unit has no name in it, as it was called then. */
type UnitName = (reply: { unit_name: string; assignment_id: string }) => string;

function ratingSums(parts: PublicParts, unitName: UnitName): PublicProposal['ratings'] {
  const byReply = new Map<
    string,
    { round: number; unitName: string; satisfied: number; basically: number; unsatisfied: number }
  >();
  for (const reply of parts.replies) {
    if (reply.issued_at)
      byReply.set(reply.id, {
        round: reply.round,
        unitName: unitName(reply),
        satisfied: 0,
        basically: 0,
        unsatisfied: 0,
      });
  }
  for (const rating of parts.ratings) {
    const sum = byReply.get(rating.reply_id);
    if (sum) sum[rating.overall as Satisfaction] += 1;
  }
  return [...byReply.values()].filter((sum) => sum.satisfied + sum.basically + sum.unsatisfied > 0);
}

function publicReplies(
  matter: Matter,
  parts: PublicParts,
  classLabel: (code: string) => string,
  unitName: UnitName,
): PublicProposal['replies'] {
  return parts.replies
    .filter((reply) => reply.issued_at !== null)
    .map((reply) => {
      const assignment = matter.assignments.find((item) => item.id === reply.assignment_id);
      const withheld = !assignment || !replyIsPublic(assignment);
      return {
        replyId: reply.id,
        unitName: unitName(reply),
        round: reply.round,
        class: reply.class,
        classLabel: classLabel(reply.class),
        letterNumber: reply.letter_number,
        issuedOn: shownDay(
          new Date(reply.issued_at!),
          matter.row.month_only,
          reply.round === 1 ? 'replied' : 'repliedAgain',
        ),
        body: withheld ? [] : withheldRuns(reply.body, masksOf(matter.row.redactions, 'reply', reply.id)),
        withheld,
      };
    });
}

/** Merged proposals the public may know of: decided as public themselves, their day come. */
function publicMerged(ctx: Context, parts: PublicParts): PublicParts['merged'] {
  const now = ctx.clock.now();
  return parts.merged.filter(
    (item) =>
      (item.decision === 'public' || item.decision === 'title_only') &&
      item.public_from !== null &&
      new Date(item.public_from) <= now,
  );
}

/** What units promised in replies the public reads; with a withheld reply its promises and reports are withheld. */
function publicPromises(matter: Matter, parts: PublicParts, shown: Shown): PublicProposal['promises'] {
  const answered = new Set(parts.replies.filter((item) => item.issued_at !== null).map((item) => item.assignment_id));
  const open = new Set(
    matter.assignments.filter((item) => answered.has(item.id) && replyIsPublic(item)).map((item) => item.id),
  );
  return parts.promises
    .filter((item) => item.sort === 'promise' && item.assignment_id !== null && open.has(item.assignment_id))
    .map((item) => ({
      text: shown('promise', item.text, item.id),
      dueOn: item.due_on,
      status: item.status,
      report: shown('report', item.report, item.id),
    }));
}

type NamedProposer = PublicProposal['proposers'][number] & { bodyId: string | null };

/** People by their names; bodies as they are called in the reader's language. */
async function inLanguage(ctx: Context, proposers: readonly NamedProposer[]): Promise<PublicProposal['proposers']> {
  const bodies = await bodiesByIds(
    ctx.db,
    proposers.flatMap((item) => item.bodyId ?? []),
  );
  return proposers.map(({ name, role, bodyId }) => {
    const english = ctx.locale === 'en' && bodyId ? bodies.get(bodyId)?.nameEn : undefined;
    return { name: english || name, role };
  });
}

/** Those who confirmed; the proposers of merged proposals that are public stand among the co-signers. */
function publicProposers(matter: Matter, merged: PublicParts['merged']): NamedProposer[] {
  const mergedIds = new Set(merged.map((item) => item.id));
  const own = matter.proposers.filter((item) => item.status === 'confirmed');
  const known = new Set(own.map((item) => item.name));
  const joined = matter.mergedProposers.filter(
    (item) =>
      mergedIds.has(item.proposal_id) &&
      item.status === 'confirmed' &&
      item.role !== 'supporter' &&
      !known.has(item.name),
  );
  return [
    ...own.map(({ name, role, body_id }) => ({ name, role, bodyId: body_id })),
    ...joined.map(({ name, body_id }) => ({ name, role: 'cosigner' as const, bodyId: body_id })),
  ];
}

/** @throws Problem 404 when the proposal is not public (yet) */
export async function loadPublicProposal(ctx: Context, proposalId: string): Promise<PublicProposal> {
  return presentPublicProposal(ctx, await loadMatter(ctx, proposalId, false));
}

/** A proposal as the public would read it, were it public from its filing on: for those who decide. */
export async function previewPublicProposal(
  ctx: Context,
  proposalId: string,
  decision: 'public' | 'title_only',
  withheld: readonly string[],
): Promise<PublicProposal> {
  const { matter } = await openToPublish(ctx, proposalId, decision, withheld);
  matter.row.public_from = matter.row.filed_at;
  return presentPublicProposal(ctx, matter);
}

async function presentPublicProposal(ctx: Context, matter: Matter): Promise<PublicProposal> {
  const { row } = matter;
  const decided = row.publicity_decision === 'public' || row.publicity_decision === 'title_only';
  if (!decided || row.number === null || row.public_from === null || row.public_from > ctx.clock.now())
    throw notFound();
  const parts = await loadParts(ctx, row.id, shownParts);
  const labels = await labelsFor(ctx);
  const merged = publicMerged(ctx, parts);
  const titleOnly = row.publicity_decision === 'title_only';
  const unitName: UnitName = (reply) => {
    const unit = matter.assignments.find((item) => item.id === reply.assignment_id)?.unit;
    return ctx.locale === 'en' && unit?.nameEn ? unit.nameEn : reply.unit_name;
  };
  const gap = gapMark(ctx);
  const shown: Shown = (field, text, itemId) => maskedText(text, masksOf(row.redactions, field, itemId), gap);
  const field = (name: 'situation' | 'analysis' | 'suggestions') =>
    titleOnly ? [] : withheldRuns(row[name], masksOf(row.redactions, name));
  return {
    proposalId: row.id,
    number: row.number,
    sessionLabel: labels.session(row.session_id),
    season: row.season,
    subject: shown('subject', row.subject),
    state: row.state,
    categoryLabel: labels.category(row.category),
    isKey: row.is_key,
    isExcellent: row.is_excellent,
    titleOnly,
    proposers: await inLanguage(ctx, publicProposers(matter, merged)),
    situation: field('situation'),
    analysis: field('analysis'),
    suggestions: field('suggestions'),
    evidence: titleOnly
      ? []
      : parts.evidence.map((item) => ({ kind: item.kind, title: shown('evidence', item.title, item.id) })),
    units: matter.assignments
      .filter((item) => saidAloud(item.state))
      .map((item) => ({
        name: localName(item.unit, ctx.locale),
        role: item.role,
        state: item.state === 'issued' ? 'issued' : 'handling',
      })),
    timeline: publicTimeline(matter, parts, ctx.locale),
    replies: titleOnly ? [] : publicReplies(matter, parts, labels.class, unitName),
    ratings: ratingSums(parts, unitName),
    promises: titleOnly ? [] : publicPromises(matter, parts, shown),
    mergedSubjects: merged.map((item) => maskedText(item.subject, masksOf(item.redactions, 'subject'), gap)),
    filedOn: shownDay(row.filed_at!, row.month_only, 'filed'),
    imported: row.imported,
    writtenNumber: row.written_number,
    updatedAt: row.updated_at.toISOString(),
  };
}

export const getPublicProposal = query(
  'getPublicProposal',
  'A proposal as the public reads it',
  (ctx, { params }) => loadPublicProposal(ctx, params.proposalId),
  { access: 'public' },
);

export const registerOptions = query(
  'registerOptions',
  'Choices of the public register',
  async (ctx) => {
    const labels = await labelsFor(ctx);
    const handling = await listUnits(ctx.db, ctx.assembly.id, 'handling');
    const { rows } = await sql<{ id: string }>`select u.id
      from json_array_elements_text(${JSON.stringify(handling.map((unit) => unit.id))}::json) as u(id)
      where exists (select 1 from assignments a join proposals p on p.id = a.matter_id
        where a.unit_id = u.id::uuid and ${saidAloudAssignments} and ${isPublic(ctx)})`.execute(ctx.db);
    const used = new Set(rows.map((row) => row.id));
    const units = handling.filter((unit) => used.has(unit.id));
    const word = ctx.locale === 'en' ? ('en' as const) : ('zh' as const);
    return {
      sessions: [...labels.sessions]
        .reverse()
        .map((session) => ({ sessionId: session.id, label: labels.session(session.id) })),
      units: units.map((unit) => ({ unitId: unit.id, name: localName(unit, ctx.locale) })),
      categories: (labels.rules?.categories ?? []).map((item) => ({ code: item.code, label: item[word] })),
      classes: (labels.rules?.classes ?? []).map((item) => ({ code: item.code, label: item[word] })),
    };
  },
  { access: 'public' },
);
