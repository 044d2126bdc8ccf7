/** Texts of others as everybody may read them. */
import type { PageEnv } from '../page.tsx';

/** A text in runs; a withheld one is a gap. */
export type Runs = ReadonlyArray<{ text: string; withheld: boolean }>;

const LONGEST = 90;

/** The text in one string, with words in its gaps. */
export const plainText = ({ t }: PageEnv, runs: Runs): string =>
  runs.map((run) => (run.withheld ? t('public.gap') : run.text)).join('');

/** Cut where it is too long for a line or two. */
export function shortened(text: string): string {
  const signs = [...text];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('')}…` : text;
}

function Pieces({ env, runs }: { env: PageEnv; runs: Runs }) {
  return runs.map((run, at) =>
    run.withheld ? (
      <span key={at} className="withheld">
        {env.t('public.withheld')}
      </span>
    ) : (
      <span key={at}>{run.text}</span>
    ),
  );
}

/** As it was written, every line and blank in its place. */
export const WrittenRuns = (props: { env: PageEnv; runs: Runs }) => (
  <p className="as-written">
    <Pieces {...props} />
  </p>
);

/** In paragraphs, as a document has them. */
export function DocumentRuns({ env, runs }: { env: PageEnv; runs: Runs }) {
  const paragraphs: Array<Array<Runs[number]>> = [[]];
  for (const run of runs) {
    const [first = '', ...rest] = run.withheld ? [''] : run.text.split('\n');
    paragraphs.at(-1)!.push({ ...run, text: first.trim() });
    for (const text of rest) paragraphs.push([{ text: text.trim(), withheld: false }]);
  }
  return paragraphs
    .filter((paragraph) => paragraph.some((run) => run.withheld || run.text !== ''))
    .map((paragraph, at) => (
      <p key={at}>
        <Pieces env={env} runs={paragraph} />
      </p>
    ));
}
