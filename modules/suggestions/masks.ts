/** Which texts of a suggestion can be masked for the public. Pure; the desk runs it too. */
import type { Mask } from '../../platform/publicity/masks.ts';

/** Every text that becomes public and that somebody wrote freely. */
export const maskableFields = ['subject', 'text', 'place', 'answer', 'reply', 'visit', 'promise', 'report'] as const;
export type MaskableField = (typeof maskableFields)[number];

export type Redaction = Mask<MaskableField>;
