import { SearchBox } from '../search/public-page.tsx';
import { isNamed } from '../shared/front.ts';
import type { PublicFront } from './front.ts';
import type { PageEnv } from './page.tsx';

type Parts = Array<NonNullable<PublicFront['home']>>;

/** An assembly's first page: its name, a search, and a part for each module. @param data by the modules' names */
export function HomePage({ env, data, parts }: { env: PageEnv; data: Record<string, unknown>; parts: Parts }) {
  return (
    <>
      <div className="hero">
        <h1>{env.t('public.home.title', { name: env.assembly!.shortName })}</h1>
        <SearchBox env={env} />
      </div>
      {parts
        .filter((item) => isNamed(env.assembly!, item))
        .map(({ module, part: Part }) => (
          <Part key={module} env={env} data={data[module]} />
        ))}
    </>
  );
}
