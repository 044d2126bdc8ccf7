/** How ratings and units' work are shown among the figures of any host: the same picture, the same order of facts. */
import type { FigureValue, FigureWords } from '../../platform/figures/book.ts';
import type { Satisfaction } from './tables.ts';

const satisfactions = ['satisfied', 'basically', 'unsatisfied'] as const satisfies readonly Satisfaction[];

type Ratings = Readonly<Record<Satisfaction, number>>;
const facts = ['assigned', 'issued', 'due', 'onTime'] as const;
type Worked = Ratings & Readonly<Record<(typeof facts)[number], number>> & { unitId: string; unitName: string };

const levelsOf = ({ t }: FigureWords) =>
  satisfactions.map((key) => ({ key, label: t(`handling.satisfaction.${key}`) }));

/** The spread of all ratings as one bar; none where nobody has rated. */
export function ratingsShown(words: FigureWords, ratings: Ratings, label: string): FigureValue {
  const values = satisfactions.map((level) => ratings[level]);
  const rows = values.some((count) => count > 0) ? [{ code: 'all', label, values }] : [];
  return { shape: 'levels', scale: 'share', levels: levelsOf(words), rows };
}

/** What each unit was given, answered and was rated. @param name of a fact, in the host's words */
export const unitsShown = (
  words: FigureWords,
  units: readonly Worked[],
  name: (fact: string) => string,
): FigureValue => ({
  shape: 'levels',
  scale: 'count',
  levels: levelsOf(words),
  facts: facts.map(name),
  rows: units
    .filter((unit) => unit.assigned > 0)
    .map((unit) => ({
      code: unit.unitId,
      label: unit.unitName,
      values: satisfactions.map((level) => unit[level]),
      facts: facts.map((key) => unit[key]),
      note: `${name('assigned')} ${unit.assigned} · ${name('issued')} ${unit.issued} · ${name('onTime')} ${unit.onTime} / ${unit.due}`,
      filter: `unitId=${unit.unitId}`,
    })),
});
