/** The record of a whole life, line by line: which office acted, on whose assignment, for whom, in which round. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkChain } from '../../../platform/audit/chain.ts';
import { historyChain } from '../../../platform/matters/history.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { seeAs } from '../testing-life.ts';
import { liveWholeLife, type WholeLife } from '../testing-whole-life.ts';

let h: ProposalHarness;
let life: WholeLife;
beforeAll(async () => {
  h = await openProposalHarness('province');
  life = await liveWholeLife(h);
  await life.archive();
});
afterAll(() => h?.close());

/** action · office (`=` before a role of the assembly itself) · person · unit acted upon · round · who was not satisfied */
const written = `
create · – · member1
invite_cosigners · – · member1
answer_invitation · – · member2
reopen_draft · – · member1
invite_cosigners · – · member1
answer_invitation · – · member2
submit · – · member1
support · – · member5
wish_publicity · – · member1
take_in · =clerk · clerk · – · 1
recommend · =reviewer_1 · reviewer1 · – · 1
send_back_round · =reviewer_2 · reviewer2 · – · 2
return_for_revision · =reviewer_1 · reviewer1 · – · 1
submit · – · member1
take_in · =clerk · clerk · – · 1
recommend · =reviewer_1 · reviewer1 · – · 1
recommend · =reviewer_2 · reviewer2 · – · 2
file · =reviewer_3 · reviewer3 · – · 3
merge_received · =reviewer_3 · reviewer3
categorise · =clerk · clerk
propose_assignment · =assigner · assigner
confirm_assignment · 政府督查室 · government-office · 教育厅
confirm_assignment · 政府督查室 · government-office · 交通运输厅
bounce · 教育厅 · receiver1 · 教育厅
refuse_bounce · 政府督查室 · government-office · 教育厅
accept · 教育厅 · receiver1 · 教育厅
accept · 交通运输厅 · receiver2 · 交通运输厅
hand_on · 教育厅 · receiver1 · 教育厅
record_contact · 教育厅 · handler1 · 教育厅
ask_extension · 教育厅 · handler1 · 教育厅
answer_extension · 政府督查室 · government-office · 教育厅
give_opinion · 交通运输厅 · handler2 · 交通运输厅
add_promise · 教育厅 · handler1 · 教育厅
draft_reply · 教育厅 · handler1 · 教育厅
ask_cosign · 教育厅 · handler1 · 教育厅
answer_cosign · 交通运输厅 · handler2 · 交通运输厅
draft_reply · 教育厅 · handler1 · 教育厅
ask_cosign · 教育厅 · handler1 · 教育厅
answer_cosign · 交通运输厅 · handler2 · 交通运输厅
submit_check · 教育厅 · handler1 · 教育厅
send_back_reply · 政府督查室 · government-office · 教育厅
draft_reply · 教育厅 · handler1 · 教育厅
submit_check · 教育厅 · handler1 · 教育厅
pass_check · 政府督查室 · government-office · 教育厅
refuse_sign · 教育厅 · signer1 · 教育厅
draft_reply · 教育厅 · handler1 · 教育厅
submit_check · 教育厅 · handler1 · 教育厅
pass_check · 政府督查室 · government-office · 教育厅
sign_reply · 教育厅 · signer1 · 教育厅
issue_reply · 教育厅 · handler1 · 教育厅 · 1
view_publicity · 教育厅 · handler1 · 教育厅
rate · – · member1 · – · 1
rate · – · member2 · – · 1
rate · – · member3 · – · 1 · member1
draft_reply · 教育厅 · handler1 · 教育厅
ask_cosign · 教育厅 · handler1 · 教育厅
answer_cosign · 交通运输厅 · handler2 · 交通运输厅
submit_check · 教育厅 · handler1 · 教育厅
pass_check · 政府督查室 · government-office · 教育厅
sign_reply · 教育厅 · signer1 · 教育厅
issue_reply · 教育厅 · handler1 · 教育厅 · 2
rate · – · member1 · – · 2
rate · – · member2 · – · 2
rate · – · member3 · – · 2
rate_proposal · 教育厅 · handler1 · 教育厅
score_handling · – · member1 · 教育厅
report_promise · 教育厅 · handler1 · 教育厅
look_back · =clerk · clerk
mark_key · =clerk · clerk
record_meeting · =clerk · clerk
record_instruction · =leader · leader
decide_publicity · =clerk · clerk
redact · =clerk · clerk
nominate_excellent · =clerk · clerk
decide_excellent · =clerk · clerk
look_back · =evaluator · evaluator
archive · =clerk · clerk`
  .trim()
  .split('\n');

async function lines() {
  const { history } = await seeAs(h, 'clerk', life.proposalId);
  return history.map((line) => {
    const parts = [
      line.action,
      line.officeName?.replace('accounts.role.', '=') ?? '–',
      line.actorName.replace(/^test-/, ''),
      line.unitName ?? '–',
      line.round ?? '–',
      line.unsatisfied.map((name) => name.replace(/^test-/, '')).join('、') || '–',
    ];
    while (parts.at(-1) === '–' && parts.length > 3) parts.pop();
    return parts.join(' · ');
  });
}

describe('the record of a whole life', () => {
  it('names the office that acted and the unit acted upon in every line', async () => {
    expect(await lines()).toEqual(written);
  });
  it('gives reasons in words, the label of the rule before what was written', async () => {
    const { history } = await seeAs(h, 'clerk', life.proposalId);
    const reasonOf = (action: string) => history.find((line) => line.action === action)!.reason;
    expect(reasonOf('bounce')).toMatch(/^不属于本单位职责：zzbouncereasonzz/);
    expect(reasonOf('return_for_revision')).toMatch(/^zzreturnreasonzz/);
    expect(reasonOf('archive')).toBeNull();
  });
  it('is a chain of hashes nothing is missing from', async () => {
    const { rows } = await sql`select seq from history`.execute(h.database.db);
    expect(rows.length).toBeGreaterThan(written.length);
    expect(await walkChain(h.database.db, historyChain)).toEqual({ entries: rows.length });
  });
  it('of lines from before offices were kept reckons the same offices by who may take the step', async () => {
    const before = await lines();
    const { db } = h.database;
    await sql`alter table history disable trigger history_append_only`.execute(db);
    await sql`update history set office_role = null, office_id = null, office_name = null`.execute(db);
    await sql`alter table history enable trigger history_append_only`.execute(db);
    const reckoned = await lines();
    // Whoever of two offices took a step both may take cannot be known afterwards.
    expect(reckoned.filter((line, at) => line !== before[at])).toEqual([
      'merge_received · – · reviewer3',
      'look_back · =clerk · evaluator',
    ]);
  });
});
