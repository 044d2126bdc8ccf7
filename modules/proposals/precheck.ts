/**
 * What can be said of a text before anybody examines it: form, missing parts, length, data that must not be in it. Pure;
 * the phone runs it while the member types, the server when the proposal is submitted.
 */
import type { DraftContent, PrecheckFinding } from './contract/writing.ts';
import type { ProposalRules } from './rules.ts';

const fields = ['situation', 'analysis', 'suggestions'] as const;
type CheckedField = 'subject' | (typeof fields)[number];

/** Characters of the body as an office counts them: white space does not count. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s+/gu, '')].length;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Checksum of the 18-character citizen number (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

/** Luhn's checksum (ISO/IEC 7812-1), as bank cards carry it. */
export function isCardNumber(text: string): boolean {
  if (!/^\d{16,19}$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    let digit = Number(text[text.length - 1 - index]);
    if (index % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

const patterns: ReadonlyArray<{
  code: 'identity_number' | 'phone_number' | 'bank_card';
  find: RegExp;
  sure: (text: string) => boolean;
}> = [
  { code: 'identity_number', find: /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, sure: isIdentityNumber },
  { code: 'bank_card', find: /(?<!\d)\d{16,19}(?!\d)/g, sure: (text) => !isIdentityNumber(text) && isCardNumber(text) },
  { code: 'phone_number', find: /(?<!\d)1[3-9]\d{9}(?!\d)/g, sure: () => true },
];

/** Identity numbers, mobile phones and bank cards in a text, with their places. */
export function findSensitive(field: CheckedField, text: string): PrecheckFinding[] {
  return patterns.flatMap(({ code, find, sure }) =>
    [...text.matchAll(find)]
      .filter((match) => sure(match[0]))
      .map((match) => ({
        code,
        severity: code === 'phone_number' ? ('warning' as const) : ('error' as const),
        field,
        from: match.index,
        to: match.index + match[0].length,
        params: {},
      })),
  );
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
  return found.sort((a, b) => a.severity.localeCompare(b.severity));
}
