/** A reply as an old register gives it. */
import type { Satisfaction } from '../../handling/contract.ts';

export interface OldReply {
  round: 1 | 2;
  at: Date;
  text: string;
  /** Empty when the register does not say. */
  class: string;
  letterNumber: string;
  signer: string;
  rating: Satisfaction | null;
}
