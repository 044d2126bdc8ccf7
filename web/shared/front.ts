/**
 * What a module adds to the fronts. Its `web/front.ts` holds one constant a front, so that a build takes along what its
 * front shows and nothing else; `web/fronts.ts` is the only list of them.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { InboxItem } from '../../platform/inbox/contract.ts';
import type { IconName } from '../kit/icon.tsx';
import type { Assembly } from './session.tsx';

/** A screen of its own address, in a file of its own that is fetched when it is first opened. */
export interface Screen {
  /** Below the assembly's address, as the router reads it; empty: the front's first screen. */
  path: string;
  load(): Promise<ComponentType>;
}

/** Headings of the desk's menu, in their order. */
export const deskGroups = ['work', 'account', 'office', 'administration'] as const;

/** An entry of the desk's menu. The server decides what may be read; this keeps menus short and says no early. */
export interface DeskPlace {
  /** First part of its address below the assembly's. */
  key: string;
  group: (typeof deskGroups)[number];
  icon: IconName;
  /** Key of the words. */
  label: string;
  /** Offices whose menu shows it; absent: everybody's. */
  roles?: readonly string[];
  /** Administrative act of the account module that opens it. */
  ability?: string;
  /** Subject of the rules without which there is nothing behind it: named only where the assembly has such rules. */
  rules?: string;
}

/** A key, or a pair such as `g l`, that goes to a place from everywhere. */
export interface DeskKey {
  press: string;
  /** Key of the place. */
  to: string;
  /** Key of the words in the table of keys. */
  label: string;
}

/** An act on many items of the inbox at once, drawn as a button. */
export interface BulkProps {
  chosen: readonly InboxItem[];
  onDone(): void;
}

export interface DeskFront {
  places: readonly DeskPlace[];
  screens: readonly Screen[];
  keys?: readonly DeskKey[];
  /** Panels below the inbox. */
  inbox?: ReadonlyArray<() => Promise<ComponentType>>;
  /** Acts on many items of one kind that wait for one of these tasks. */
  bulk?: ReadonlyArray<{ kind: string; tasks: readonly string[]; load(): Promise<ComponentType<BulkProps>> }>;
}

/** One of the member's places, in the thumb's reach while there is room for it. */
export interface MemberPlace {
  /** First part of its address below the assembly's. */
  key: string;
  /** Where it leads, when that is not its key alone. */
  path?: string;
  icon: IconName;
  label: string;
  /** Whether this reader has it; absent: everybody. */
  open?(assembly: Assembly): boolean;
  /** As a place of the desk says. */
  rules?: string;
}

/** A room as a tile of the member's first page. */
export interface MemberRoom {
  label: string;
  icon: IconName;
  /** Where one's own matters are, below the assembly's address, and how that is called. */
  path: string;
  own: string;
  /** Where one begins a matter. */
  begin?: { path: string; label: string; open?(assembly: Assembly): boolean };
  /** Where all drafts are. */
  drafts?: string;
  /** As a place of the desk says. */
  rules?: string;
}

/** What is kept on the device, so that work goes on without a network. */
export interface OfflineWork {
  /** Sends what waits and fetches what is needed; called whenever there is a network. */
  ready(client: QueryClient, code: string): Promise<void>;
  /** How many things wait on this device. */
  waiting(code: string): number;
  /** Whoever used the device signs out: what is kept by the server too goes. */
  forget(code: string): void;
}

export interface MemberFront {
  places: readonly MemberPlace[];
  screens: readonly Screen[];
  room?: MemberRoom;
  /** Parts of the first page, above what waits for the reader or below it. */
  home?: ReadonlyArray<{ at: 'above' | 'below'; load(): Promise<ComponentType> }>;
  /** What items of one kind are told beside in the inbox; absent: since when they wait. */
  inbox?: { kind: string; load(): Promise<ComponentType<{ item: InboxItem }>> };
  offline?: OfflineWork;
}

/** A room whose rules an assembly does not have is not named; its address says so plainly. */
export const isNamed = (assembly: { rules: readonly string[] }, { rules }: { rules?: string }): boolean =>
  rules === undefined || assembly.rules.includes(rules);
