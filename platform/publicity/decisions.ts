/** What a decision on publicity, or on passages, must say before it counts; the same for every kind of matter. */
import { invalid } from '../http/problem.ts';
import { narrower, type Publicity } from './dials.ts';
import { openFinds, type PlacedFind } from './finds.ts';
import { type Mask, maskedText, masksOf, type TextPlace } from './masks.ts';

interface Decision {
  decision: Publicity;
  reason: string;
  /** Personal data found in what becomes public has been looked at and may be read by all. */
  acceptFinds?: boolean | undefined;
}

/** @throws Problem 422: a confidential matter stays inside; less than all, or more than was wished, has a reason */
export function requireReason(body: Decision, matter: { confidential: boolean; wish: Publicity }): void {
  if (matter.confidential && body.decision !== 'internal')
    throw invalid('body.decision', 'confidential_stays_internal');
  const widerThanWish = narrower(body.decision, matter.wish) !== body.decision;
  if ((body.decision !== 'public' || widerThanWish) && body.reason === '')
    throw invalid('body.reason', 'reason_needed');
}

/** @returns how many finds were accepted @throws Problem 422: personal data goes out looked at, and with a reason */
export function requireLookedAt(body: Decision, finds: readonly PlacedFind[]): number {
  const open = openFinds(finds).length;
  if (open > 0 && !body.acceptFinds) throw invalid('body.acceptFinds', 'personal_data_found', { count: open });
  if (open > 0 && body.reason === '') throw invalid('body.reason', 'reason_needed');
  return open;
}

/** At the end of the delay nothing that holds personal data is published by itself: it stays inside until somebody decides. */
export function heldBack(byRule: Publicity, finds: readonly PlacedFind[]): { decision: Publicity; held: number } {
  const held = openFinds(finds).length;
  return { decision: held > 0 ? 'internal' : byRule, held };
}

/**
 * @param textOf a text of the matter that can become public; undefined: there is none at that place
 * @param title what must not be masked whole: a matter without any word of it is not public but internal
 * @throws Problem 422
 */
export function requireSoundMasks<F extends string>(
  masks: readonly Mask<F>[],
  textOf: (place: TextPlace<F>) => string | undefined,
  title: { field: F; text: string },
): void {
  for (const [index, item] of masks.entries()) {
    const text = textOf(item);
    if (text === undefined) throw invalid(`body.redactions.${index}.itemId`, 'invalid_value');
    if (item.from >= item.to || item.to > text.length) throw invalid(`body.redactions.${index}.to`, 'passage_outside');
  }
  if (maskedText(title.text, masksOf(masks, title.field), '').trim() === '')
    throw invalid('body.redactions', 'subject_masked_whole');
}

/**
 * Masks do not fall off a published text by themselves: personal data is published by a decision that says why.
 * @param findsUnder personal data in what is public under the masks
 * @throws Problem 422
 */
export async function refuseUnmasking<F extends string>(
  decided: Publicity | null,
  before: readonly Mask<F>[],
  after: readonly Mask<F>[],
  findsUnder: (masks: readonly Mask<F>[], decided: Publicity) => Promise<readonly PlacedFind<F>[]>,
): Promise<void> {
  if (decided === null || decided === 'internal') return;
  const open = async (masks: readonly Mask<F>[]) => openFinds(await findsUnder(masks, decided)).length;
  const more = (await open(after)) - (await open(before));
  if (more > 0) throw invalid('body.redactions', 'unmasks_personal', { count: more });
}
