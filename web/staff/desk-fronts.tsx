/** What the modules add to screens of the desk itself: panels below the inbox, acts on many. */
import { type ComponentType, createContext, type ReactNode, use } from 'react';
import type { BulkProps, DeskFront } from '../shared/front.ts';
import { part } from '../shared/part.tsx';

interface Added {
  panels: readonly ComponentType[];
  /** By kind and task. */
  acts: ReadonlyMap<string, ReadonlyArray<ComponentType<BulkProps>>>;
}

const Given = createContext<Added>({ panels: [], acts: new Map() });

/** @param fronts of the modules, in their order; each part is fetched when it is first shown */
export function addedBy(fronts: readonly DeskFront[]): Added {
  const acts = new Map<string, Array<ComponentType<BulkProps>>>();
  for (const { kind, tasks, load } of fronts.flatMap((front) => front.bulk ?? [])) {
    const Act = part(load);
    for (const task of tasks) acts.set(`${kind} ${task}`, [...(acts.get(`${kind} ${task}`) ?? []), Act]);
  }
  return { panels: fronts.flatMap((front) => front.inbox ?? []).map((load) => part(load)), acts };
}

export function DeskFronts({ added, children }: { added: Added; children: ReactNode }) {
  return <Given value={added}>{children}</Given>;
}

export const usePanels = () => use(Given).panels;

/** @returns the acts there are on many items of a kind that wait for the same task */
export function useBulkActs(): (kind: string, task: string) => ReadonlyArray<ComponentType<BulkProps>> {
  const { acts } = use(Given);
  return (kind, task) => acts.get(`${kind} ${task}`) ?? [];
}
