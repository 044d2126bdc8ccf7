/** Parts of a matter's page that every room has. */
import type { ComponentProps, ReactNode } from 'react';
import { Follow } from '../follow.tsx';
import { dateText, type PageEnv } from '../page.tsx';
import type { Runs } from './runs.tsx';

/** A part of the story under its heading. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface Letter {
  from: string;
  round: number;
  letterNumber: string | null;
  on: string;
  classLabel: string | null;
  withheld: boolean;
  body: Runs;
}

interface LettersProps {
  env: PageEnv;
  title: string;
  letters: readonly Letter[];
  /** Said where a letter is not public. */
  withheld: string;
  children(body: Runs): ReactNode;
}

/** The answers of a matter, oldest first. */
export function Letters({ env, title, letters, withheld, children }: LettersProps) {
  if (letters.length === 0) return null;
  return (
    <Part id="answer" title={title}>
      {letters.map((letter, at) => (
        <div key={at} className="reply">
          <h3>
            {letter.from}
            {letter.round > 1 && ` · ${env.t('public.round', { round: letter.round })}`}
          </h3>
          <p className="meta">
            {letter.letterNumber && <span>{letter.letterNumber}</span>}
            <time dateTime={letter.on}>{dateText(env, letter.on)}</time>
            {letter.classLabel && <span>{letter.classLabel}</span>}
          </p>
          {letter.withheld ? (
            <p className="notice">{withheld}</p>
          ) : (
            <div className="document">{children(letter.body)}</div>
          )}
        </div>
      ))}
    </Part>
  );
}

interface PromiseListProps {
  env: PageEnv;
  id: string;
  title: string;
  promises: ReadonlyArray<{ text: string; dueOn: string; status: string; report: string | null }>;
  /** “应于 3 月 5 日前落实” */
  due(date: string): string;
}

/** What was promised, by when, and what came of it. */
export function PromiseList({ env, id, title, promises, due }: PromiseListProps) {
  if (promises.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <ul className="list">
        {promises.map((item, at) => (
          <li key={at}>
            <p className="as-written">{item.text}</p>
            <p className="meta">
              <span>{env.t(`handling.promiseStatus.${item.status}`)}</span>
              <span>{due(dateText(env, item.dueOn))}</span>
            </p>
            {item.report && <p className="excerpt">{item.report}</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface TakeAwayProps {
  env: PageEnv;
  /** Ways to follow it; absent: there are none yet. */
  follow?: Omit<ComponentProps<typeof Follow>, 'env'> | undefined;
  /** Other ways to take it along. */
  children?: ReactNode;
}

/** Ways to take the page along, to follow it and to print it. */
export function TakeAway({ env, follow, children }: TakeAwayProps) {
  return (
    <div className="actions noprint">
      {children}
      <button className="button quiet" type="button" data-print="" hidden>
        {env.t('public.story.print')}
      </button>
      {follow && <Follow env={env} {...follow} />}
    </div>
  );
}
