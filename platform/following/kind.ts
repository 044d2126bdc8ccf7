/** What a module says of a kind of matter the public may follow. It lists them in `Module.followed`. */
import type { Context } from '../http/context.ts';

/** A step the public may know of. */
export interface PublicStep {
  /** Its line of the history; of several told as one, the first. */
  seq: number;
  /** In the reader's language. */
  says: string;
}

export interface FollowedKind {
  kind: string;
  /** All that happened to a matter as the public reads it now, oldest first. The reader is the public. @throws Problem 404 when it is not public */
  steps(ctx: Context, id: string): Promise<PublicStep[]>;
  /** Those of the matters that ended so long ago that nobody needs to be told of them any more. */
  over(ctx: Context, ids: readonly string[]): Promise<string[]>;
}
