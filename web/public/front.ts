/** What a module adds to the public pages; `web/fronts.ts` is the only list. */
import type { ComponentType } from 'react';
import type { PageEnv, PublicPlace } from './page.tsx';

/** Draws a page, or a part of one, from the data its loader gave. */
// biome-ignore lint/suspicious/noExplicitAny: each page's data is that of its own loader
type Draws = ComponentType<{ env: PageEnv; data: any }>;

export interface PublicFront {
  places: readonly PublicPlace[];
  /** By the names its loaders use. */
  pages: Readonly<Record<string, Draws>>;
  /** Its part of an assembly's first page, drawn from what the module of that name loads. */
  home?: {
    module: string;
    part: Draws;
    /** As a place says. */
    rules?: string;
  };
}
