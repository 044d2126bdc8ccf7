/** Answers of a rating as a reader says them. */
import { labelled, listedApart } from '../../../../platform/i18n/lists.ts';
import type { T } from '../../../../web/shared/session.tsx';
import { levels } from '../../contract.ts';

/** @returns “办理态度：满意；答复针对性：不满意” */
export function answersOf(fields: Record<string, string>, t: T, locale: string): string {
  const said = Object.entries(fields).map(([name, value]) => {
    const words = (levels as readonly string[]).includes(value) ? 'satisfaction' : 'ratingValue';
    return labelled(t(`handling.ratingField.${name}`), t(`handling.${words}.${value}`), locale);
  });
  return listedApart(said, locale);
}
