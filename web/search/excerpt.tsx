/** The passage in which the words stand, the words marked. */
import type { SearchAnswer } from '../../platform/search/contract.ts';

export function Excerpt({ runs }: { runs: SearchAnswer['groups'][number]['items'][number]['excerpt'] }) {
  return runs.map((run, index) =>
    run.hit ? <mark key={index}>{run.text}</mark> : <span key={index}>{run.text}</span>,
  );
}
