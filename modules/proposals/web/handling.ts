/** Proposals as the screens of handling know them. */
import { call } from '../../../web/client.ts';
import type { HandlingFront } from '../../handling/web/parts/host.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import { address } from '../contract/handling.ts';
import { proposalEndpoints } from '../contract.ts';
import { letterHead } from '../letter-head.ts';

const confirmed = (detail: ProposalDetail) =>
  detail.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');

export const proposalFront: HandlingFront<ProposalDetail> = {
  room: 'proposals',
  address,
  cached: 'proposal',
  detail: (code, proposalId) => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  options: (code) => call(proposalEndpoints.getOptions, code),
  loads: (code, proposalId) => call(proposalEndpoints.unitLoads, code, { params: { proposalId } }),
  letter: proposalEndpoints.replyLetter,
  letterHead,
  raters: (detail) => confirmed(detail).map(({ proposerId, name, mine }) => ({ id: proposerId, name, mine })),
  addressee: (detail) => detail.proposers.find((item) => item.role === 'first')?.name,
  path: (proposalId) => `proposals/${proposalId}`,
};
