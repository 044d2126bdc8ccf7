/**
 * Personal data in what is about to be published: where it stands, whether it is withheld already, and whether it keeps
 * the text back until somebody decides. Pure.
 */

import { findPersonal, needsDecision, type PersonalFind } from '../../platform/privacy/find-personal.ts';
import type { Publicity } from '../handling/contract.ts';
import { isCovered, type MaskableField, masksOf, type Redaction } from './masks.ts';

/** One text the public would read. */
export interface PublishedText {
  field: MaskableField;
  /** Which piece of evidence, reply or promise. */
  itemId?: string;
  /** Who wrote it, or where it stands: a unit; absent in the proposal's own texts. */
  of?: string;
  text: string;
}

export interface PlacedFind extends PersonalFind {
  field: MaskableField;
  itemId?: string;
  written: string;
  /** Lies wholly within a passage that is withheld. */
  withheld: boolean;
  /** Keeps the text back until somebody decides. */
  decisive: boolean;
}

/** Everything found in the texts, in their order. */
export function findsIn(texts: readonly PublishedText[], redactions: readonly Redaction[]): PlacedFind[] {
  return texts.flatMap(({ field, itemId, text }) => {
    const passages = masksOf(redactions, field, itemId);
    return findPersonal(text).map((find) => ({
      ...find,
      field,
      ...(itemId ? { itemId } : {}),
      written: text.slice(find.from, find.to),
      withheld: isCovered(find, passages),
      decisive: needsDecision(find),
    }));
  });
}

/** Those that still ask for a decision. */
export const openFinds = (finds: readonly PlacedFind[]): PlacedFind[] =>
  finds.filter((find) => find.decisive && !find.withheld);

export interface PublishedParts {
  proposal: { subject: string; situation: string; analysis: string; suggestions: string };
  evidence: ReadonlyArray<{ id: string; title: string }>;
  /** Issued replies the public would read. */
  replies: ReadonlyArray<{ id: string; unit_name: string; body: string }>;
  /** What was promised in them, and the reports on it. */
  promises: ReadonlyArray<{ id: string; text: string; report: string | null }>;
}

/** What the public would read under a decision. */
export function publishedTexts(decision: Publicity, parts: PublishedParts): PublishedText[] {
  if (decision === 'internal') return [];
  const subject: PublishedText = { field: 'subject', text: parts.proposal.subject };
  if (decision === 'title_only') return [subject];
  return [
    subject,
    ...(['situation', 'analysis', 'suggestions'] as const).map((field) => ({ field, text: parts.proposal[field] })),
    ...parts.evidence.map((item) => ({ field: 'evidence' as const, itemId: item.id, text: item.title })),
    ...parts.replies.map((reply) => ({
      field: 'reply' as const,
      itemId: reply.id,
      of: reply.unit_name,
      text: reply.body,
    })),
    ...parts.promises.flatMap((item) => [
      { field: 'promise' as const, itemId: item.id, text: item.text },
      { field: 'report' as const, itemId: item.id, text: item.report ?? '' },
    ]),
  ];
}

/**
 * Masks for personal data in a text that comes when nobody decides on publicity any more: what of it would keep a text
 * back is masked at once, until the office looks at it.
 * @param kept masks the text has already
 */
export function masksByRule(
  text: string,
  place: Pick<Redaction, 'field' | 'itemId' | 'reason'>,
  kept: readonly Redaction[],
) {
  return findPersonal(text)
    .filter((find) => needsDecision(find) && !isCovered(find, kept))
    .map(({ from, to }): Redaction => ({ ...place, from, to }));
}
