/** Common passages in the texts as they were written: folds, finds, and leads the places back. */
import { foldText } from './fold.ts';
import type { Passage } from './index-contract.ts';
import { createPassageFinder, type PassageFinder } from './passages.ts';
import { type PreparedQuery, prepareQuery } from './query.ts';

/** Default least length of a passage, letters. */
export const LEAST_PASSAGE = 4;

/** Finds a query's passages in one document after the other. */
export interface FieldPassages {
  /** Passages by field in the order of `names`, within a field in the order of the text. */
  find(names: readonly string[], texts: readonly string[], least: number): Passage[];
}

/** @param query prepared once, used for all documents */
export function createFieldPassages(query: PreparedQuery): FieldPassages {
  const finder: PassageFinder = createPassageFinder(query.codes, query.codes.length);
  return {
    find(names, texts, least) {
      const passages: Passage[] = [];
      names.forEach((field, f) => {
        const text = texts[f]!;
        const { codes, offsets, length } = foldText(text);
        for (const stretch of finder.find(codes, length, least)) {
          const start = offsets[stretch.document]!;
          const end = endOf(text, offsets[stretch.document + stretch.length - 1]!);
          const part = query.parts.findLast((p) => p.at <= stretch.query)!;
          const last = part.offsets[stretch.query + stretch.length - 1 - part.at]!;
          passages.push({
            field,
            start,
            end,
            text: text.slice(start, end),
            queryField: part.field,
            queryStart: part.offsets[stretch.query - part.at]!,
            queryEnd: endOf(part.text, last),
          });
        }
      });
      return passages;
    },
  };
}

/**
 * Passages of two plain texts, places in `a` as `start … end`, in `b` as `queryStart … queryEnd`, both fields `text`.
 * Longest first choice without overlap in `a`; the longest common stretch is always among them if it has `least` letters.
 * Linear in both lengths.
 */
export function commonPassages(a: string, b: string, least = LEAST_PASSAGE): Passage[] {
  return createFieldPassages(prepareQuery([b], ['text'], [1])).find(['text'], [a], least);
}

/** Place after the character that begins at `at`: a surrogate pair is two units. */
function endOf(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}
