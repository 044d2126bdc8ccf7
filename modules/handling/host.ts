/**
 * What a kind of matter says so that units can handle it. The host keeps its row, its policy and its way to move; handling
 * keeps assignments, replies and all that hangs on them. Everything here runs in the transaction of the step.
 */
import type { z } from 'zod';
import type { ClockMatter } from '../../platform/clocks/clocks.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Assignment, AssignmentChange } from './assignment.ts';
import type { HostAddress } from './contract/shared.ts';
import type { HandlingEvent } from './events.ts';
import type { HandlingRules } from './rules.ts';
import type { HandlingAction, HandlingLife } from './workflow.ts';

/** What handling needs of a matter its host has loaded; the row has these columns. */
export interface HandledMatter extends ClockMatter {
  row: {
    id: string;
    assembly_id: string;
    state: string;
    version: number;
    number: number | null;
    /** 1 for the first replies, 2 after rework … */
    reply_round: number;
    dispatched_at: Date | null;
    replied_at: Date | null;
  };
  assignments: Assignment[];
  rules: HandlingRules;
}

/** Columns of the host's row that handling moves. */
export interface HandledPatch {
  dispatched_at?: Date;
  replied_at?: Date;
  closed_at?: Date;
  /** Class of the latest reply. */
  reply_class?: string;
  reply_round?: number;
}

/** One step of handling, for the host to write: its row, the assignment (`moveAssignment`), one line of history. */
export interface HandlingStep<S extends string = string> {
  action: HandlingAction;
  /** Absent: the state stays. */
  to?: S;
  patch?: HandledPatch;
  /** What `mask` gave; goes into the row with the rest. */
  masked?: Masked;
  /** What can be found by words changes with the step. */
  findable?: boolean;
  assignment?: AssignmentChange;
  /** Facts of the step, kept in the history. */
  details?: Record<string, unknown>;
  onBehalfOf?: string | null;
  /** Part of the timeline the public reads. */
  public?: boolean;
}

export interface HandlingAnswer {
  matterId: string;
  state: string;
  version: number;
}

/** Somebody the reply is for. */
export interface Rater {
  id: string;
  name: string;
}

/** Passages of a new text withheld from the public. */
export interface Masked {
  /** Columns of the host's row. */
  patch: object;
  /** Facts for the history. */
  details: Record<string, unknown>;
}

export interface HandlingHost<M extends HandledMatter = HandledMatter, S extends string = string> {
  /** Scope of tokens and chapter of the published description. */
  tag: string;
  address: HostAddress<string, string, z.ZodType, string>;
  life: HandlingLife<S>;
  /** Between the unit's code and the year in the number of a letter, as 提复. */
  letterMark: string;
  /** Loads under lock and asks the policy. @throws Problem 404, 403, 409 */
  open(
    ctx: Context,
    matterId: string,
    action: HandlingAction,
    options?: { assignmentId?: string; expectedVersion?: number | undefined },
  ): Promise<M>;
  /** Writes the step: row, assignment and history together, along the life of the host. */
  advance(ctx: Context, matter: M, step: HandlingStep<S>): Promise<HandlingAnswer>;
  /** Tells those it concerns. */
  announce(
    ctx: Context,
    matter: M,
    event: HandlingEvent,
    about?: { assignmentId?: string; assignmentIds?: string[] },
  ): Promise<void>;
  /** Those whose rating is asked. */
  raters(matter: M): Rater[];
  /** For whom of those the actor speaks in person. */
  speaksFor(ctx: Context, matter: M): Rater[];
  /** Keeps a file with the matter. @throws Problem 422 when it is not the actor's */
  keepFile(ctx: Context, matter: M, file: { id: string; purpose: 'rating_scan' }): Promise<void>;
  /**
   * Masks of a text that becomes public the moment it is written.
   * @param before the words its masks were made for; of another item when the text was copied from there
   */
  mask(
    ctx: Context,
    matter: M,
    place: { field: 'promise' | 'report'; itemId: string },
    text: string,
    before?: { text: string; itemId?: string },
  ): Masked;
  /** Handling has carried the matter to another stretch: what else the host does then. */
  turned?(ctx: Context, matter: M, stretch: keyof HandlingLife<S>['states']): Promise<void>;
}

/** Checks one host and forgets what its matters are: only its own functions are handed them. */
export const defineHandlingHost = <M extends HandledMatter, S extends string>(host: HandlingHost<M, S>): HandlingHost =>
  host as unknown as HandlingHost;
