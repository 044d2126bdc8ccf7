/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

const step = (conflicts: string[] = [], wrong: string[] = []): Refusals => ({
  403: ['not_your_part'],
  409: ['changed_meanwhile', 'wrong_state', ...conflicts].sort(),
  ...(wrong.length > 0 ? { 422: wrong } : {}),
});
/** One that does not ask which version was seen. */
const plain = (conflicts: string[] = [], wrong: string[] = []): Refusals => ({
  ...step(conflicts, wrong),
  409: ['wrong_state', ...conflicts].sort(),
});

export const refusals: Readonly<Record<string, Refusals>> = {
  acceptAlliance: step(),
  addAllianceFile: plain([], ['file_unknown']),
  addAllianceMinutes: step(),
  agreeAllianceMatter: step(),
  concludeAllianceMatter: step(['parts_open']),
  declineAlliance: step(),
  dissolveAlliance: step(['matters_open']),
  dropAllianceMatter: step(),
  exportAllianceMatters: {
    409: ['too_many_for_docx', 'too_many_for_pdf'],
    422: ['work_too_large', 'work_too_long'],
    429: ['work_waiting'],
    503: ['work_queue_full'],
  },
  foundAlliance: { 403: ['not_your_part'], 422: ['assembly_unknown'] },
  handInAlliancePart: step(),
  inviteAssemblies: step(['already_invited'], ['assembly_unknown']),
  leaveAlliance: step(['has_the_chair', 'leads_a_matter']),
  nameAlliancePerson: plain([], ['person_not_here']),
  passAllianceChair: step([], ['assembly_not_in']),
  proposeAllianceMatter: plain([], ['assembly_not_in']),
  refuseAllianceMatter: step(),
  removeAllianceFile: step(),
  removeAlliancePerson: step(),
  saveAlliance: step(),
  saveAllianceMatter: step([], ['assembly_not_in']),
  shareIntoAlliance: plain(['already_shared'], ['share_unknown']),
  takeBackAlliancePart: step(),
  unshareFromAlliance: step(),
  writeAlliancePart: step(),
};
