/** To whom a letter is written, as its first line names them. */
import type { Translate } from '../../platform/i18n/translate.ts';

/** Somebody a letter is for. */
export interface Addressee {
  name: string;
  isBody: boolean;
}

/** Bodies by their name; members as 王晓明委员, 王晓明、李四委员, 王晓明、李四、赵五等5位委员. */
export function addresseeOf({ addressees, t }: { addressees: readonly Addressee[]; t: Translate }): string {
  const bodies = [...new Set(addressees.filter((item) => item.isBody).map((item) => item.name))];
  const members = [...new Set(addressees.filter((item) => !item.isBody).map((item) => item.name))];
  const names = members.slice(0, 3).join('、');
  const key = members.length > 3 ? 'addresseeMembers' : members.length > 1 ? 'addresseeTwo' : 'addresseeMember';
  const persons =
    members.length === 0 ? [] : [t(`handling.letter.${key}`, { name: names, names, count: members.length })];
  return [...bodies, ...persons].join('、');
}
