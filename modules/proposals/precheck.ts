/**
 * What can be said of a text before anybody examines it: form, missing parts, length, data that must not be in it. Pure;
 * the phone runs it while the member types, the server when the proposal is submitted.
 */
import { findPersonal, type PersonalFind } from '../../platform/privacy/find-personal.ts';
import type { DraftContent, PrecheckFinding } from './contract/writing.ts';
import type { ProposalRules } from './rules.ts';

const fields = ['situation', 'analysis', 'suggestions'] as const;
type CheckedField = 'subject' | 'evidence' | (typeof fields)[number];

/** Characters of the body as an office counts them: white space does not count. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s+/gu, '')].length;
}

/** Codes of finds by kind; a suspicion of an identity number has one of its own. */
const codeOf = ({ kind, certainty }: PersonalFind): PrecheckFinding['code'] =>
  kind === 'identity_number' && certainty === 'suspected' ? 'identity_suspected' : kind;

/** Never to stand in a proposal; the rest may, if the writer means it. */
const forbidden = (find: PersonalFind) =>
  find.certainty === 'sure' && (find.kind === 'identity_number' || find.kind === 'bank_card');

/** Personal data in a text, with its places. */
function findSensitive(field: CheckedField, text: string, params: PrecheckFinding['params'] = {}): PrecheckFinding[] {
  return findPersonal(text).map((find) => ({
    code: codeOf(find),
    severity: forbidden(find) ? ('error' as const) : ('warning' as const),
    field,
    from: find.from,
    to: find.to,
    params,
  }));
}

const finding = (
  code: PrecheckFinding['code'],
  severity: PrecheckFinding['severity'],
  field: string,
  params: PrecheckFinding['params'] = {},
): PrecheckFinding => ({ code, severity, field, params });

/** @returns errors (submission is refused) before warnings (said, not enforced) */
export function precheck(content: DraftContent, rules: ProposalRules): PrecheckFinding[] {
  const found: PrecheckFinding[] = [];
  const { limits, evidence } = rules;
  const subject = countCharacters(content.subject);
  if (subject === 0) found.push(finding('subject_missing', 'error', 'subject'));
  if (subject > limits.subject)
    found.push(finding('subject_long', 'error', 'subject', { count: subject, limit: limits.subject }));
  for (const field of fields) {
    if (countCharacters(content[field]) === 0) found.push(finding(`${field}_missing`, 'error', field));
  }
  const total = fields.reduce((sum, field) => sum + countCharacters(content[field]), 0);
  if (total > limits.text)
    found.push(finding('text_long', 'error', 'suggestions', { count: total, limit: limits.text }));
  else if (total > 0 && total < 200) found.push(finding('text_short', 'warning', 'suggestions', { count: total }));
  if (content.evidence.length < evidence.minimum) {
    found.push(
      finding('evidence_missing', evidence.required ? 'error' : 'warning', 'evidence', { minimum: evidence.minimum }),
    );
  }
  if (!content.category) found.push(finding('category_missing', 'error', 'category'));
  if ((content.kind === 'body' || content.kind === 'joint_bodies') && content.bodyIds.length === 0) {
    found.push(finding('bodies_missing', 'error', 'bodyIds'));
  }
  if ((content.kind === 'body' || content.kind === 'joint_bodies') && content.contactName === '') {
    found.push(finding('contact_missing', 'error', 'contactName'));
  }
  if ((content.subject.match(/关于/g) ?? []).length > 1) found.push(finding('several_matters', 'warning', 'subject'));
  for (const field of ['subject', ...fields] as const) found.push(...findSensitive(field, content[field]));
  for (const [index, item] of content.evidence.entries())
    found.push(...findSensitive('evidence', item.title, { item: index + 1 }));
  return found.sort((a, b) => a.severity.localeCompare(b.severity));
}

/** The text a finding is about; undefined where it is about no text. */
export function textOfFinding(content: DraftContent, finding: PrecheckFinding): string | undefined {
  if (finding.field === 'evidence') return content.evidence[Number(finding.params.item) - 1]?.title;
  return finding.field === 'subject' || fields.some((field) => field === finding.field)
    ? content[finding.field as CheckedField & 'subject']
    : undefined;
}
