/** The pre-check on a thread of the pool: a draft may be sixty thousand characters long. */
import { textPool } from '../../platform/workers/pool.ts';
import type { DraftContent, PrecheckFinding } from './contract/writing.ts';
import type { ProposalRules } from './rules.ts';

interface Order {
  content: DraftContent;
  rules: ProposalRules;
}

export default async function work({ content, rules }: Order): Promise<PrecheckFinding[]> {
  const { precheck } = await import('./precheck.ts');
  return precheck(content, rules);
}

const checking = textPool.define<Order, PrecheckFinding[]>({
  name: 'precheck',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: {
    most: 4000,
    of: ({ content }) =>
      content.subject.length + content.situation.length + content.analysis.length + content.suggestions.length,
  },
});

/** What can be said of a draft before anybody examines it. @param share whose work it is */
export const precheckAway = (content: DraftContent, rules: ProposalRules, share: string): Promise<PrecheckFinding[]> =>
  checking.run({ content, rules }, share);
