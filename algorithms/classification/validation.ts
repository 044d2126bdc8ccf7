/** How well a classifier labels texts it has not learnt from, told from margins of folds left out. */

export interface Validation {
  /** Texts, copies counted. */
  texts: number;
  /** Mean over the labels of the harmonic mean of precision and recall. */
  macroF1: number;
  /** Share of texts whose label is the likeliest, and is among the three likeliest. */
  first: number;
  firstThree: number;
}

/**
 * @param margins rows × classes, of texts the machine had not seen
 * @param classes class number of each row
 * @param times how often each row stands among the examples
 */
export function validate(
  margins: readonly Float64Array[],
  classes: ArrayLike<number>,
  times: ArrayLike<number>,
): Validation {
  const count = margins[0]?.length ?? 0;
  const [right, said, are] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  let texts = 0;
  let among = 0;
  margins.forEach((row, i) => {
    const own = classes[i]!;
    let best = 0;
    let before = 0;
    for (let c = 0; c < count; c++) {
      if (row[c]! > row[best]!) best = c;
      if (row[c]! > row[own]!) before++;
    }
    texts += times[i]!;
    said[best]! += times[i]!;
    are[own]! += times[i]!;
    if (best === own) right[own]! += times[i]!;
    if (before < 3) among += times[i]!;
  });
  let sum = 0;
  for (let c = 0; c < count; c++) sum += said[c]! + are[c]! === 0 ? 0 : (2 * right[c]!) / (said[c]! + are[c]!);
  const all = right.reduce((a, b) => a + b, 0);
  const share = (part: number) => (texts === 0 ? 0 : part / texts);
  return { texts, macroF1: count === 0 ? 0 : sum / count, first: share(all), firstThree: share(among) };
}
