/** Two proposals side by side, the differences marked word by word: the merge desk. */
import { diffArrays } from 'diff';
import { sharedSegmenter } from '../../../algorithms/words/segment.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentProposal } from './get-proposal.ts';

type Run = { kind: 'same' | 'left' | 'right'; text: string };

/** Cuts into words and the stretches between them, so that joining gives the text back. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let position = 0;
  const lower = text.toLowerCase();
  for (const word of sharedSegmenter().words(text)) {
    const at = lower.indexOf(word, position);
    if (at < 0) continue;
    if (at > position) found.push(text.slice(position, at));
    found.push(text.slice(at, at + word.length));
    position = at + word.length;
  }
  if (position < text.length) found.push(text.slice(position));
  return found;
}

/** Runs of words the same, only left, only right. */
export function compareTexts(left: string, right: string): Run[] {
  return diffArrays(pieces(left), pieces(right)).map((change) => ({
    kind: change.added ? 'right' : change.removed ? 'left' : 'same',
    text: change.value.join(''),
  }));
}

export const compareProposals = query(
  'compareProposals',
  'Compare two proposals',
  async (ctx, { query: { leftId, rightId } }) => {
    const left = await presentProposal(ctx, await readMatter(ctx, leftId));
    const right = await presentProposal(ctx, await readMatter(ctx, rightId));
    const fields = (['subject', 'situation', 'analysis', 'suggestions'] as const).map((field) => ({
      field,
      runs: compareTexts(left[field], right[field]),
    }));
    return { left, right, fields };
  },
);
