/**
 * Personal data in what is about to be published: where it stands, whether it is withheld already, and whether it keeps
 * the text back until somebody decides. Pure.
 */
import { findPersonal, needsDecision, type PersonalFind } from '../../platform/privacy/find-personal.ts';
import type { Publicity, Redaction } from './tables.ts';

/** One text the public would read. */
export interface PublishedText {
  field: 'subject' | 'situation' | 'analysis' | 'suggestions' | 'evidence' | 'reply' | 'promise';
  /** The reply it is or belongs to. */
  replyId?: string;
  text: string;
}

export interface PlacedFind extends PersonalFind {
  field: PublishedText['field'];
  replyId?: string;
  written: string;
  /** Lies wholly within a passage that is withheld. */
  withheld: boolean;
  /** Keeps the text back until somebody decides. */
  decisive: boolean;
}

/** Fields in which passages can be withheld. */
export const maskable = ['situation', 'analysis', 'suggestions', 'reply'] as const;

/** What an office prints of itself (its line, its street) keeps nothing back; what tells of a person does. */
export const holdsPersonalData = (text: string): boolean => findPersonal(text).some(needsDecision);

/** Everything found in the texts, in their order. */
export function findsIn(texts: readonly PublishedText[], redactions: readonly Redaction[]): PlacedFind[] {
  return texts.flatMap(({ field, replyId, text }) => {
    const passages = redactions.filter((item) => item.field === field && (item.replyId ?? '') === (replyId ?? ''));
    return findPersonal(text).map((find) => ({
      ...find,
      field,
      ...(replyId ? { replyId } : {}),
      written: text.slice(find.from, find.to),
      withheld: passages.some((passage) => passage.from <= find.from && passage.to >= find.to),
      decisive: needsDecision(find),
    }));
  });
}

/** Those that still ask for a decision. */
export const openFinds = (finds: readonly PlacedFind[]): PlacedFind[] =>
  finds.filter((find) => find.decisive && !find.withheld);

export interface PublishedParts {
  proposal: { subject: string; situation: string; analysis: string; suggestions: string };
  evidence: ReadonlyArray<{ title: string }>;
  /** Issued replies the public would read. */
  replies: ReadonlyArray<{ id: string; body: string }>;
  /** What was promised in them, and the reports on it. */
  promises: ReadonlyArray<{ text: string; report: string | null; replyId?: string }>;
}

/** What the public would read under a decision. */
export function publishedTexts(decision: Publicity, parts: PublishedParts): PublishedText[] {
  if (decision === 'internal') return [];
  const subject: PublishedText = { field: 'subject', text: parts.proposal.subject };
  if (decision === 'title_only') return [subject];
  return [
    subject,
    ...(['situation', 'analysis', 'suggestions'] as const).map((field) => ({ field, text: parts.proposal[field] })),
    ...parts.evidence.map((item) => ({ field: 'evidence' as const, text: item.title })),
    ...parts.replies.map((reply) => ({ field: 'reply' as const, replyId: reply.id, text: reply.body })),
    ...parts.promises.map((item) => ({
      field: 'promise' as const,
      ...(item.replyId ? { replyId: item.replyId } : {}),
      text: `${item.text}\n${item.report ?? ''}`,
    })),
  ];
}
