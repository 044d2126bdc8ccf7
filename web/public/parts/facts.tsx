/** Names and what is told under each; what has nothing to tell is left out. */
import type { ReactNode } from 'react';

/** A name with one or several lines; false, null or no lines: nothing to tell. */
export type Fact = readonly [name: string, told: ReactNode | readonly ReactNode[]] | false | null | undefined | '';

const linesOf = (told: ReactNode | readonly ReactNode[]): readonly ReactNode[] =>
  (Array.isArray(told) ? told : [told]).filter((line) => line !== '' && line !== null && line !== undefined);

export function Facts({ facts, children }: { facts: readonly Fact[]; children?: ReactNode }) {
  return (
    <dl className="facts">
      {facts.map((fact, at) => {
        const lines = fact ? linesOf(fact[1]) : [];
        return (
          fact &&
          lines.length > 0 && (
            <div key={at} className="point">
              <dt>{fact[0]}</dt>
              {lines.map((line, index) => (
                <dd key={index}>{line}</dd>
              ))}
            </div>
          )
        );
      })}
      {children}
    </dl>
  );
}

/** The first box of a matter's page: everything in one look. */
export function Glance({ title, facts, children }: { title: string; facts: readonly Fact[]; children?: ReactNode }) {
  return (
    <section aria-labelledby="glance" className="glance">
      <h2 id="glance">{title}</h2>
      <Facts facts={facts}>{children}</Facts>
    </section>
  );
}
