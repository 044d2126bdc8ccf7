/** Who did a step of the record: office and person, for whom, on which unit, in which round. */
import type { ProposalDetail } from '../contract/detail.ts';

type Line = Pick<
  ProposalDetail['history'][number],
  'actorName' | 'officeName' | 'onBehalfOf' | 'unitName' | 'round' | 'unsatisfied'
>;
type Say = (key: string, params?: Record<string, unknown>) => string;

/** @returns “省政府督查室 余示意 · 涉及省民政厅 · 第 2 轮”; parts that say nothing are left out */
export function whoActed(line: Line, t: Say): string {
  return [
    [line.officeName, line.actorName].filter(Boolean).join(' '),
    line.onBehalfOf && t('shared.for', { name: line.onBehalfOf }),
    line.unitName && line.unitName !== line.officeName && t('shared.concerns', { unit: line.unitName }),
    line.round !== null && line.round > 0 && t('shared.round', { round: line.round }),
    line.unsatisfied.length > 0 && t('shared.unsatisfied', { names: line.unsatisfied.join('、') }),
  ]
    .filter(Boolean)
    .join(' · ');
}
