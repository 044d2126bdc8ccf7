/** Answers of a rating as a reader says them. */
import type { T } from '../../../../../web/shared/session.tsx';
import { levels } from '../../rating-questions.ts';

/** @returns “办理态度：满意；答复针对性：不满意” */
export function answersOf(fields: Record<string, string>, t: T): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      const words = (levels as readonly string[]).includes(value) ? 'satisfaction' : 'ratingValue';
      return t(`proposals.ratingField.${name}`) + t('proposals.colon') + t(`proposals.${words}.${value}`);
    })
    .join('；');
}
