/** The texts of a proposal the public would read. Pure. */

import type { Publicity } from '../../platform/publicity/dials.ts';
import type { PublishedText } from '../../platform/publicity/finds.ts';
import type { MaskableField } from './masks.ts';

export interface PublishedParts {
  proposal: { subject: string; situation: string; analysis: string; suggestions: string };
  evidence: ReadonlyArray<{ id: string; title: string }>;
  /** Issued replies the public would read. */
  replies: ReadonlyArray<{ id: string; unit_name: string; body: string }>;
  /** What was promised in them, and the reports on it. */
  promises: ReadonlyArray<{ id: string; text: string; report: string | null }>;
}

/** What the public would read under a decision. */
export function publishedTexts(decision: Publicity, parts: PublishedParts): PublishedText<MaskableField>[] {
  if (decision === 'internal') return [];
  const subject = { field: 'subject' as const, text: parts.proposal.subject };
  if (decision === 'title_only') return [subject];
  return [
    subject,
    ...(['situation', 'analysis', 'suggestions'] as const).map((field) => ({ field, text: parts.proposal[field] })),
    ...parts.evidence.map((item) => ({ field: 'evidence' as const, itemId: item.id, text: item.title })),
    ...parts.replies.map(({ id, unit_name, body }) => ({
      field: 'reply' as const,
      itemId: id,
      of: unit_name,
      text: body,
    })),
    ...parts.promises.flatMap((item) => [
      { field: 'promise' as const, itemId: item.id, text: item.text },
      { field: 'report' as const, itemId: item.id, text: item.report ?? '' },
    ]),
  ];
}
