/** The steps of writing, and what every step gets. */

import type { ProposalRules } from '../../../rules.ts';
import type { DraftHandle } from '../draft-store.ts';
import type { useOptions } from '../shared.tsx';

export const steps = ['matter', 'situation', 'measures', 'evidence', 'check', 'send'] as const;
export type Step = (typeof steps)[number];
export type Options = NonNullable<ReturnType<typeof useOptions>['data']>;

export interface DraftFile {
  fileId: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** What every step gets. */
export interface StepProps {
  draft: DraftHandle;
  draftId: string;
  options: Options;
  rules: ProposalRules;
  /** What is known of files: from the server, and of those just sent. */
  files: readonly DraftFile[];
  knowFile(file: DraftFile): void;
  goTo(step: Step): void;
}
