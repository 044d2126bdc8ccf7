/** From an old proposal to the rows it becomes. Pure but for ids. */
import { newId } from '../../../platform/db/ids.ts';
import { searchableWords, wordVector } from '../search.ts';
import type { OldProposal } from './check-row.ts';
import { clockRow, historyRow, type ImportRows, type ImportRun } from './import-rows.ts';

function kindOf(old: OldProposal): 'single' | 'joint' | 'body' | 'joint_bodies' {
  const bodies = old.proposers.filter((item) => item.bodyId !== null).length;
  if (bodies > 0) return bodies > 1 ? 'joint_bodies' : 'body';
  return old.proposers.length > 1 ? 'joint' : 'single';
}

function addUnits(rows: ImportRows, run: ImportRun, old: OldProposal, proposalId: string, replyId: string): void {
  const { ctx, directory } = run;
  const now = ctx.clock.now();
  const { reply } = old;
  const base = {
    assembly_id: ctx.assembly.id,
    proposal_id: proposalId,
    handler_id: null,
    proposed_at: old.dispatchedAt,
    dispatched_at: old.dispatchedAt,
    accepted_at: old.dispatchedAt,
    first_contact_at: null,
    bounce_code: null,
    bounce_reason: '',
    opinion: null,
    opined_at: null,
    unit_publicity: null,
    unit_publicity_reason: '',
    reply_publicity: null,
    note: '',
  };
  const assignmentId = newId(now.getTime());
  rows.assignments.push({
    ...base,
    id: assignmentId,
    unit_id: old.leadUnitId!,
    role: 'lead',
    state: reply ? 'issued' : 'accepted',
    issued_at: reply?.at ?? null,
  });
  for (const unitId of old.assistingIds) {
    const id = newId(now.getTime());
    rows.assignments.push({ ...base, id, unit_id: unitId, role: 'assisting', state: 'accepted', issued_at: null });
  }
  const waitsFor = `unit:${old.leadUnitId}`;
  const about = { proposalId, assignmentId, kind: 'reply' as const, waitsFor };
  rows.clocks.push(clockRow(run, about, old.dispatchedAt, directory.rules.handling.reply, reply?.at ?? null));
  if (!reply) return;
  rows.replies.push({
    id: replyId,
    assembly_id: ctx.assembly.id,
    proposal_id: proposalId,
    assignment_id: assignmentId,
    unit_name: old.leadUnitName,
    round: 1,
    class: reply.class,
    class_changed_from: null,
    letter_number: reply.letterNumber,
    body: reply.text,
    contact_name: '',
    contact_phone: '',
    check_note: '',
    checked_by: null,
    checked_at: null,
    signer_name: reply.signer,
    signed_by: null,
    signed_at: null,
    issued_at: reply.at,
    issued_by: null,
    created_at: now,
    updated_at: now,
  });
  rows.proposal_history.push(
    historyRow(run, proposalId, {
      action: 'issue_reply',
      from_state: 'accepted',
      to_state: 'issued',
      at: reply.at,
      on_behalf_of: old.leadUnitName,
      assignmentId,
      details: { unit: old.leadUnitName, class: reply.class, round: 1, imported: true },
    }),
  );
}

function addProposers(rows: ImportRows, run: ImportRun, old: OldProposal, proposalId: string, replyId: string): void {
  const { ctx, directory } = run;
  const now = ctx.clock.now();
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
    if (index === 0 && old.rating && old.reply) {
      rows.ratings.push({
        id: newId(now.getTime()),
        assembly_id: ctx.assembly.id,
        proposal_id: proposalId,
        reply_id: replyId,
        proposer_id: id,
        round: 1,
        form: 'three_level',
        overall: old.rating,
        fields: '{}',
        comment: '',
        paper: true,
        scan_file_id: null,
        entered_by: ctx.actor.accountId,
        at: old.reply.at,
      });
    }
    const known = proposer.memberId !== null || proposer.bodyId !== null;
    if (old.state !== 'rating' || !known) continue;
    const about = { proposalId, proposerId: id, kind: 'rating' as const, waitsFor: `proposer:${id}` };
    rows.clocks.push(clockRow(run, about, old.reply!.at, directory.rules.rating.span, null));
  }
}

/** Adds everything one old proposal becomes, its words for both searches among it. @param number in the session */
export function addProposal(rows: ImportRows, run: ImportRun, old: OldProposal, number: number): void {
  const { ctx, directory } = run;
  const now = ctx.clock.now();
  const proposalId = newId(now.getTime());
  const replyId = newId(now.getTime());
  const answered = old.reply !== null;
  const publicFrom = old.publicity === 'internal' ? null : now;
  rows.proposals.push({
    id: proposalId,
    assembly_id: ctx.assembly.id,
    term_id: old.termId,
    session_id: old.sessionId,
    rule_version_id: directory.ruleVersionId,
    kind: kindOf(old),
    season: old.season,
    state: old.state,
    review_round: 0,
    reply_round: 1,
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
    filed_at: old.filedAt,
    dispatched_at: old.leadUnitId ? old.dispatchedAt : null,
    replied_at: old.reply?.at ?? null,
    closed_at: old.closedAt,
    merged_into: null,
    decision_code: null,
    decision_note: '',
    converted_to: null,
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
    reply_class: old.reply?.class || null,
    imported: true,
    source_reference: old.reference,
  });
  const words = searchableWords({
    ...old,
    proposers: old.proposers.map((item) => item.name),
    replies: old.reply ? [{ replyId, body: old.reply.text, public: true }] : [],
    redactions: [],
  });
  rows.proposal_words.push({
    proposal_id: proposalId,
    assembly_id: ctx.assembly.id,
    version: 1,
    filed_at: old.filedAt,
    public_from: publicFrom,
    inside: wordVector(words.inside),
    outside: words.outside === null ? null : wordVector(words.outside),
  });
  rows.proposal_history.push(
    historyRow(run, proposalId, {
      action: 'file',
      from_state: 'reviewing',
      to_state: 'filed',
      at: old.filedAt,
      on_behalf_of: null,
      details: { number, imported: true },
    }),
  );
  if (old.leadUnitId) addUnits(rows, run, old, proposalId, replyId);
  addProposers(rows, run, old, proposalId, replyId);
  rows.proposal_history.push(
    historyRow(run, proposalId, {
      action: 'import',
      from_state: answered ? 'rating' : old.state,
      to_state: old.state,
      at: now,
      on_behalf_of: null,
      details: { reference: old.reference, row: old.row, fileId: run.fileId, file: run.filename },
    }),
  );
}
