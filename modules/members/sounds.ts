/** How names sound, so that a register is searched and sorted by pinyin. Pure. */
import { pinyin } from 'pinyin-pro';

export interface NameSound {
  /** As `zengshifan`. */
  sound: string;
  /** As `zsf`. */
  initials: string;
}

/** Surnames as they sound as surnames: 曾 is zeng. */
export function nameSound(name: string): NameSound {
  const parts = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '');
  return { sound: parts.join(''), initials: parts.map((part) => part[0]).join('') };
}
