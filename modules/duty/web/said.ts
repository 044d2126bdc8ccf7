/** Points and their reasons in the reader's words. */
import type { DutyScore } from '../contract.ts';

type T = (key: string, values?: Record<string, unknown>) => string;
type Named = { code: string; zh: string; en: string };

export const pointsOf = (hundredths: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100);

export const nameOf = (list: readonly Named[], code: unknown, locale: string): string => {
  const found = list.find((one) => one.code === code);
  return found ? (locale === 'en' ? found.en : found.zh) : String(code ?? '');
};

/** One step of how a record came to its points, as a sentence. */
export function whySaid(step: Record<string, unknown> & { rule: string }, score: DutyScore, t: T, locale: string) {
  const points = (value: unknown) => (typeof value === 'number' ? pointsOf(value, locale) : '');
  return t(`duty.why.${step.rule}`, {
    ...step,
    points: points(step.points),
    cap: points(step.cap),
    role: t(`duty.role.${step.role || 'none'}`),
    by: nameOf(score.items, step.by, locale),
    exemption: nameOf(score.exemptions, step.exemption, locale),
  });
}
