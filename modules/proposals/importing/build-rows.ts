/** From an old proposal to the rows it becomes. Pure but for ids. */
import { newId } from '../../../platform/db/ids.ts';
import { linkRow } from '../../../platform/links/write-links.ts';
import { wordsRow } from '../../../platform/search/matter-words.ts';
import type { MatterTexts, MatterWords } from '../../../platform/search/words.ts';
import { newAssignment, newReply } from '../../handling/index.ts';
import { searchedTexts } from '../searchable.ts';
import { conversionLink } from '../store/merging.ts';
import type { MonthDate } from '../tables.ts';
import { proposalLife } from '../workflow.ts';
import { isOpen, type OldProposal } from './check-row.ts';
import { clockRow, historyRow, type ImportRows, type ImportRun } from './import-rows.ts';
import type { OldReply } from './old-reply.ts';

/** What one old proposal is written as. */
interface Place {
  proposalId: string;
  old: OldProposal;
  /** A case at work; else history, for which no deadline runs. */
  live: boolean;
}

interface WrittenReply {
  id: string;
  reply: OldReply;
}

function kindOf(old: OldProposal): 'single' | 'joint' | 'body' | 'joint_bodies' {
  const bodies = old.proposers.filter((item) => item.bodyId !== null).length;
  if (bodies > 0) return bodies > 1 ? 'joint_bodies' : 'body';
  return old.proposers.length > 1 ? 'joint' : 'single';
}

/** For a line of history: its day is the first of a month and means nothing. */
const monthMark = (old: OldProposal, date: MonthDate) => (old.monthOnly.includes(date) ? { monthOnly: true } : {});

function addReplies(
  rows: ImportRows,
  run: ImportRun,
  { proposalId, old }: Place,
  unit: { assignmentId: string; name: string; replies: readonly OldReply[] },
): WrittenReply[] {
  const { ctx } = run;
  const now = ctx.clock.now();
  return unit.replies.map((reply) => {
    const id = newId(now.getTime());
    rows.replies.push(
      newReply({
        id,
        assembly_id: ctx.assembly.id,
        kind: proposalLife.kind,
        matter_id: proposalId,
        assignment_id: unit.assignmentId,
        unit_name: unit.name,
        round: reply.round,
        class: reply.class,
        letter_number: reply.letterNumber,
        body: reply.text,
        signer_name: reply.signer,
        issued_at: reply.at,
        created_at: now,
        updated_at: now,
      }),
    );
    rows.history.push(
      historyRow(run, proposalId, {
        action: 'issue_reply',
        from_state: 'accepted',
        to_state: 'issued',
        at: reply.at,
        on_behalf_of: unit.name,
        assignmentId: unit.assignmentId,
        details: {
          ...{ unit: unit.name, class: reply.class, round: reply.round, imported: true },
          ...monthMark(old, reply.round === 1 ? 'replied' : 'repliedAgain'),
        },
      }),
    );
    return { id, reply };
  });
}

function addUnits(rows: ImportRows, run: ImportRun, place: Place): WrittenReply[] {
  const { ctx, directory } = run;
  const { proposalId, old, live } = place;
  const written: WrittenReply[] = [];
  for (const unit of old.units) {
    const replies = unit.replies ?? old.replies;
    const first = replies[0];
    const assignmentId = newId(ctx.clock.now().getTime());
    const answered = unit.role !== 'assisting' && first !== undefined;
    rows.assignments.push(
      newAssignment({
        id: assignmentId,
        assembly_id: ctx.assembly.id,
        kind: proposalLife.kind,
        matter_id: proposalId,
        unit_id: unit.id,
        role: unit.role,
        state: answered ? 'issued' : 'accepted',
        proposed_at: old.dispatchedAt,
        dispatched_at: old.dispatchedAt,
        accepted_at: old.dispatchedAt,
        issued_at: answered ? first.at : null,
      }),
    );
    if (unit.role === 'assisting') continue;
    const about = { proposalId, partId: assignmentId, name: 'reply' as const, waitsFor: `unit:${unit.id}` };
    if (answered || live) {
      rows.clocks.push(clockRow(run, about, old.dispatchedAt, directory.rules.handling.reply, first?.at ?? null));
    }
    written.push(...addReplies(rows, run, place, { assignmentId, name: unit.name, replies }));
  }
  return written;
}

function addProposers(rows: ImportRows, run: ImportRun, place: Place, written: readonly WrittenReply[]): void {
  const { ctx, directory } = run;
  const { proposalId, old, live } = place;
  const now = ctx.clock.now();
  const last = old.replies.at(-1);
  for (const [index, proposer] of old.proposers.entries()) {
    const id = newId(now.getTime());
    rows.proposal_proposers.push({
      id,
      proposal_id: proposalId,
      role: index === 0 ? 'first' : 'cosigner',
      member_id: proposer.memberId,
      body_id: proposer.bodyId,
      name: proposer.name,
      status: 'confirmed',
      signed_by: null,
      seal_file_id: null,
      invited_at: old.filedAt,
      answered_at: old.filedAt,
      sort_order: index,
    });
    for (const { id: replyId, reply } of index === 0 ? written : []) {
      if (!reply.rating) continue;
      rows.ratings.push({
        id: newId(now.getTime()),
        assembly_id: ctx.assembly.id,
        kind: proposalLife.kind,
        matter_id: proposalId,
        reply_id: replyId,
        proposer_id: id,
        round: reply.round,
        form: 'three_level',
        overall: reply.rating,
        fields: '{}',
        comment: '',
        paper: true,
        scan_file_id: null,
        entered_by: ctx.actor.accountId,
        at: reply.at,
      });
    }
    const known = proposer.memberId !== null || proposer.bodyId !== null;
    if (!live || old.state !== 'rating' || !known || !last) continue;
    const about = { proposalId, partId: id, name: 'rating' as const, waitsFor: `proposer:${id}` };
    rows.clocks.push(clockRow(run, about, last.at, directory.rules.rating.span, null));
  }
}

function addHistory(
  rows: ImportRows,
  run: ImportRun,
  { proposalId, old }: Place,
  state: string,
  number: number | null,
) {
  const { outcome } = old;
  const action = ({ filed: 'file', declined: 'decline', converted: 'convert', withdrawn: 'withdraw' } as const)[
    outcome.kind
  ];
  rows.history.push(
    historyRow(run, proposalId, {
      action,
      from_state: 'reviewing',
      to_state: outcome.kind,
      at: old.filedAt,
      on_behalf_of: null,
      details: {
        ...(number === null ? {} : { number }),
        ...(outcome.reasonCode ? { reasonCode: outcome.reasonCode } : {}),
        ...(outcome.reason ? { notice: outcome.reason } : {}),
        imported: true,
        ...monthMark(old, 'filed'),
      },
    }),
  );
  return historyRow(run, proposalId, {
    action: 'import',
    from_state: state,
    to_state: state,
    at: run.ctx.clock.now(),
    on_behalf_of: null,
    details: {
      ...{ reference: old.reference, row: old.row, importId: run.importId, fileId: run.fileId, file: run.filename },
      ...(old.sheet ? { sheet: old.sheet } : {}),
    },
  });
}

/** An old proposal as the searches read it. */
export const searchableOf = (old: OldProposal): MatterTexts =>
  searchedTexts({
    subject: old.subject,
    writtenNumber: old.writtenNumber,
    situation: old.situation,
    analysis: old.analysis,
    suggestions: old.suggestions,
    proposers: old.proposers.map((item) => item.name),
    replies: old.units.flatMap((unit) =>
      (unit.role === 'assisting' ? [] : (unit.replies ?? old.replies)).map(({ round, text }) => ({
        replyId: `${unit.id}/${round}`,
        body: text,
        public: true,
      })),
    ),
    redactions: [],
    publicity: old.publicity,
  });

/**
 * Adds everything one old proposal becomes, its words for both searches among it.
 * @param number in the session; null for one that was not filed
 * @param words those of {@link searchableOf}
 * @returns its id
 */
export function addProposal(
  rows: ImportRows,
  run: ImportRun,
  old: OldProposal,
  number: number | null,
  words: MatterWords,
): string {
  const { ctx, directory } = run;
  const now = ctx.clock.now();
  const proposalId = newId(now.getTime());
  const live = run.live && isOpen(old.state);
  const state = isOpen(old.state) && !live ? 'closed' : old.state;
  const place = { proposalId, old, live };
  const filed = old.outcome.kind === 'filed';
  const publicFrom = old.publicity === 'internal' ? null : now;
  rows.proposals.push({
    id: proposalId,
    assembly_id: ctx.assembly.id,
    term_id: old.termId,
    session_id: old.sessionId,
    rule_version_id: directory.ruleVersionId,
    kind: kindOf(old),
    season: old.season,
    state,
    review_round: 0,
    reply_round: Math.max(1, old.replies.length),
    version: 1,
    number,
    subject: old.subject,
    situation: old.situation,
    analysis: old.analysis,
    suggestions: old.suggestions,
    category: old.category,
    committee_id: null,
    suggested_units: '[]',
    contact_name: '',
    contact_phone: '',
    cosign_until: null,
    entered_by: null,
    entered_for: null,
    created_by: ctx.actor.accountId,
    created_at: now,
    updated_at: now,
    submitted_at: old.filedAt,
    filed_at: filed ? old.filedAt : null,
    dispatched_at: old.units.length > 0 ? old.dispatchedAt : null,
    replied_at: old.replies[0]?.at ?? null,
    closed_at: old.closedAt,
    merged_into: null,
    decision_code: old.outcome.reasonCode,
    decision_note: old.outcome.reason,
    converted_to: old.outcome.kind === 'converted' ? 'suggestion' : null,
    is_key: old.isKey,
    key_leader: null,
    is_excellent: old.isExcellent,
    confidential: false,
    publicity_wish: old.publicity,
    publicity_wish_reason: '',
    publicity_decision: old.publicity,
    publicity_decision_reason: '',
    public_from: publicFrom,
    redactions: '[]',
    similar_checked: '[]',
    reply_class: old.replies.at(-1)?.class || null,
    imported: !live,
    written_number: old.writtenNumber || null,
    month_only: JSON.stringify(old.monthOnly),
    source_reference: old.reference,
  });
  const lineOfImport = addHistory(rows, run, place, state, number);
  const replies = addUnits(rows, run, place);
  addProposers(rows, run, place, replies);
  rows.history.push(lineOfImport);
  if (old.outcome.kind === 'converted') rows.links.push(linkRow(ctx, conversionLink(proposalId, 'suggestion')));
  rows.matter_words_new.push({ matter_id: proposalId });
  const listedAt = filed ? old.filedAt : null;
  const facts = { kind: 'proposal', id: proposalId, assemblyId: ctx.assembly.id, version: 1, listedAt, publicFrom };
  rows.matter_words.push(wordsRow(facts, words));
  return proposalId;
}
