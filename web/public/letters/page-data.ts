/** What the page of a letter is drawn from. */
import type { MapOfAreas } from '../../kit/map/area-map.tsx';
import type { PageEnv } from '../page.tsx';
import type { LetterKind } from './letter.ts';

/** What an assembly's rules say of letters of a kind. */
export interface LetterOptions {
  /** Who may send: anybody, who has confirmed an address, members alone. */
  identity: 'none' | 'confirmed' | 'member';
  /** Whoever reads the page may send without more. */
  maySend: boolean;
  channels: readonly string[];
  limits: { text: number; photos: number };
  /** Everybody sees a place rounded to so many metres. */
  placeMetres: number;
  contactKeptDays: number;
}

export interface LetterData<Options extends LetterOptions = LetterOptions> {
  options: Options;
  /** What was typed, with the id and the secret of this letter. */
  typed: Record<string, string>;
  /** Photos that have been taken already. */
  photoIds: string[];
  problem: string | null;
  /** Sentences by field. */
  wrong: Record<string, string>;
  /** How far confirming the address has come. */
  code: 'none' | 'asked' | 'confirmed';
  map: MapOfAreas | null;
}

export interface LetterPart {
  env: PageEnv;
  kind: LetterKind;
  data: LetterData;
}

/** An address must be confirmed before anything is sent. */
export const confirmsFirst = ({ identity, maySend }: LetterOptions): boolean => identity === 'confirmed' && !maySend;

/** The room's own word for it, as `suggestions.send.text`; else that of all letters. */
export const letterWords =
  ({ t }: PageEnv, { path }: LetterKind) =>
  (name: string, params: Record<string, unknown> = {}): string =>
    t(`${path}.send.${name}`, { ...params, defaultValue: t(`public.letter.${name}`, params) });
