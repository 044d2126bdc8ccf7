/** Which texts of a proposal can be masked for the public. Pure; the desk runs it too. */
import type { Mask } from '../../platform/publicity/masks.ts';

/** Every text that becomes public and that somebody wrote freely; names and numbers of letters are kept clean instead. */
export const maskableFields = [
  'subject',
  'situation',
  'analysis',
  'suggestions',
  'evidence',
  'reply',
  'promise',
  'report',
] as const;
export type MaskableField = (typeof maskableFields)[number];

/** A passage of a proposal withheld from the public; a report goes by its promise. */
export type Redaction = Mask<MaskableField>;
