/** Stretches of a proposal's life for tests, on top of the harness. */
import type { AssignmentRole } from '../handling/contract.ts';
import {
  acceptAssignment,
  confirmAssignment,
  draftReply,
  issueReply,
  passCheck,
  proposeAssignment,
  recordContact,
  signReply,
  submitCheck,
} from './commands/handling.ts';
import { getProposal } from './queries/get-proposal.ts';
import type { ProposalHarness } from './testing.ts';

export const seeAs = (h: ProposalHarness, who: string, proposalId: string) =>
  h.run(who, getProposal, { params: { proposalId } });

/** Proposes units by their place in the test assembly (0–2). @returns assignment ids by unit id */
export async function proposeUnits(h: ProposalHarness, proposalId: string, units: Array<[number, AssignmentRole]>) {
  await h.run('assigner', proposeAssignment, {
    params: { proposalId },
    body: { units: units.map(([index, role]) => ({ unitId: h.world.units[index]!.id, role })), note: '' },
  });
  const { assignments } = await seeAs(h, 'clerk', proposalId);
  return assignments.filter((assignment) => assignment.state === 'proposed');
}

/** Proposes and confirms. @returns assignment ids by unit id, of all assignments there are */
export async function assignUnits(h: ProposalHarness, proposalId: string, units: Array<[number, AssignmentRole]>) {
  for (const item of await proposeUnits(h, proposalId, units)) {
    await h.run(`${item.side}-office`, confirmAssignment, {
      params: { proposalId, assignmentId: item.assignmentId },
      body: { note: '' },
    });
  }
  const { assignments } = await seeAs(h, 'clerk', proposalId);
  return Object.fromEntries(assignments.map((item) => [item.unitId, item.assignmentId]));
}

const acceptBy = (h: ProposalHarness, proposalId: string, assignmentId: string, unit: number) =>
  h.run(`receiver${unit}`, acceptAssignment, { params: { proposalId, assignmentId }, body: {} });

export const contactBy = (h: ProposalHarness, proposalId: string, assignmentId: string, unit: number) =>
  h.run(`handler${unit}`, recordContact, {
    params: { proposalId, assignmentId },
    body: { kind: 'visit', happenedAt: h.clock.now().toISOString(), withWhom: '第一提案人', note: '当面听取意见' },
  });

export const draftBy = (
  h: ProposalHarness,
  proposalId: string,
  assignmentId: string,
  unit: number,
  replyClass: string,
  body = '您提出的建议已经采纳，水利设施今年完工。',
) =>
  h.run(`handler${unit}`, draftReply, {
    params: { proposalId, assignmentId },
    body: {
      class: replyClass,
      body,
      letterNumber: '',
      contactName: '',
      contactPhone: '',
      signerName: '',
    },
  });

/** Drafts, checks, signs and issues the reply of a government unit (1–3). */
export async function answerBy(
  h: ProposalHarness,
  proposalId: string,
  assignmentId: string,
  unit: number,
  replyClass: string,
  body?: string,
) {
  const params = { proposalId, assignmentId };
  await draftBy(h, proposalId, assignmentId, unit, replyClass, body);
  await h.run(`handler${unit}`, submitCheck, { params, body: { personal: 'mask' } });
  await h.run('government-office', passCheck, { params, body: { note: '' } });
  await h.run(`signer${unit}`, signReply, { params, body: { signerName: '签发人' } });
  return h.run(`handler${unit}`, issueReply, { params, body: {} });
}

/** Filed, assigned to the first unit alone and accepted there. @returns ids */
export async function handledBy(h: ProposalHarness, unit: 1 | 2 = 1) {
  const proposalId = await h.filed();
  const byUnit = await assignUnits(h, proposalId, [[unit - 1, 'lead']]);
  const assignmentId = byUnit[h.world.units[unit - 1]!.id]!;
  await acceptBy(h, proposalId, assignmentId, unit);
  return { proposalId, assignmentId, params: { proposalId, assignmentId } };
}
