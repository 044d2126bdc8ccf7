/**
 * All pairs of near-duplicates in a set of texts: those whose sets of neighbouring characters overlap by at least so
 * much (Jaccard). Not a sketch: inverted lists walked rarest pair first give the overlaps themselves, with the prefix
 * bound of set-similarity joins (Bayardo, Ma & Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007; Wang, Li &
 * Feng, "Can We Beat the Prefix Filtering?", SIGMOD 2012) to leave out what cannot reach the threshold.
 * Equal texts are put together first, so a million copies cost no more than one.
 */
import { createCandidates } from './duplicate-candidates.ts';
import { createGroups } from './groups.ts';
import { SimilarityError } from './index-contract.ts';
import { sharedPairs, textSets } from './text-sets.ts';

/** What may be asked. */
export interface NearDuplicateOptions {
  /** Least overlap of a pair, above 0, at most 1. Default 0.3. */
  least?: number;
  /** Steps of work for one text (entries read, pairs compared), beside 100 for each of its pairs. Default 20,000. */
  budget?: number;
  /** Most pairs given; see `complete`. Default 1,000,000. */
  mostPairs?: number;
}

/** What was found; texts by their place in the input. */
export interface NearDuplicates {
  /**
   * For each text the first one equal to it (width, case and punctuation aside), itself where there is none before;
   * −1 for a text without letters, which is nobody's duplicate.
   */
  same: Int32Array;
  /** Pairs of first texts with their overlap, `a < b`, ordered by a, then b. */
  pairs: { a: number; b: number; overlap: number }[];
  /** Texts linked by equality or a chain of pairs, two or more a group, each in order, by first member. */
  groups: number[][];
  /** Pairs that came to the exact check, those that passed included. */
  candidates: number;
  /** False where a budget cut something: a listed pair is right even then, but pairs may be missing. */
  complete: boolean;
}

/**
 * Time grows with the texts' length and with the entries read, at most `budget` a text.
 * @throws SimilarityError `invalid` for an option out of range or an input that is not a text
 */
export function findNearDuplicates(texts: readonly string[], options: NearDuplicateOptions = {}): NearDuplicates {
  const { least = 0.3, budget = 20_000, mostPairs = 1_000_000 } = options;
  if (!(least > 0 && least <= 1)) throw new SimilarityError('invalid', 'the least overlap is not within 0 … 1');
  if (!(budget >= 1)) throw new SimilarityError('invalid', 'the budget is not a positive number');
  if (!(mostPairs >= 0)) throw new SimilarityError('invalid', 'the number of pairs is not zero or more');
  const sets = textSets(texts);
  const groups = createGroups(texts.length);
  sets.same.forEach((first, text) => {
    if (first >= 0) groups.join(first, text);
  });
  const result: NearDuplicates = { same: sets.same, pairs: [], groups: [], candidates: 0, complete: true };
  const next = createCandidates(sets, least, budget);
  for (let row = 0; row < sets.count; row++) {
    const size = sets.starts[row + 1]! - sets.starts[row]!;
    next.of(row, (other, atLeast, atMost) => {
      result.candidates++;
      const otherSize = sets.starts[other + 1]! - sets.starts[other]!;
      const shared = atLeast === atMost ? atLeast : sharedPairs(sets, row, other);
      const overlap = shared / (size + otherSize - shared);
      if (overlap < least) return;
      const a = Math.min(sets.text[row]!, sets.text[other]!);
      const b = Math.max(sets.text[row]!, sets.text[other]!);
      groups.join(a, b);
      if (result.pairs.length < mostPairs) result.pairs.push({ a, b, overlap });
      else result.complete = false;
    });
  }
  if (next.cut) result.complete = false;
  result.pairs.sort((x, y) => x.a - y.a || x.b - y.b);
  result.groups = groups.list();
  return result;
}
