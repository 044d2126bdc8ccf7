/** The steps of writing, and what every step gets. */
import type { DraftHandle } from '../../../../../web/member/draft-store.ts';
import type { ProposalRules } from '../../../rules.ts';
import type { useOptions } from '../shared.tsx';

export const steps = ['matter', 'situation', 'measures', 'evidence', 'check', 'send'] as const;
export type Step = (typeof steps)[number];
export type Options = NonNullable<ReturnType<typeof useOptions>['data']>;

/** What every step gets. */
export interface StepProps {
  draft: DraftHandle;
  draftId: string;
  options: Options;
  rules: ProposalRules;
  /** Names of files by id: from the server and those just sent. */
  fileNames: Record<string, string>;
  nameFile(fileId: string, name: string): void;
  goTo(step: Step): void;
}
