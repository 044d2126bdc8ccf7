/** How satisfied somebody was, as registers word it. Pure. */
import { listed, lookUp } from '../../../platform/importing/choices.ts';
import type { Satisfaction } from '../../handling/contract.ts';

const satisfactions = listed<Satisfaction>({
  satisfied: '满意 很满意 非常满意 satisfied verysatisfied',
  basically: '基本满意 较满意 比较满意 basicallysatisfied basically',
  unsatisfied: '不满意 unsatisfied notsatisfied',
});

/** @returns undefined for a word that is none of the three */
export const satisfactionOf = (text: string): Satisfaction | undefined => lookUp(satisfactions, text);
