/** Bands by score, minimums, vetoes and quotas. Pure. */
import type { DutyRules } from '../rules.ts';
import { hundredths } from './plan.ts';
import type { Score } from './score.ts';

export interface Banded extends Pick<Score, 'points' | 'classes' | 'unmet' | 'vetoes' | 'present'> {
  memberId: string;
}

/** Why a band is not the one the points alone give. */
export type BandReason = { rule: 'minimum' | 'veto'; code: string } | { rule: 'quota'; quota: number; band: string };

export interface Band {
  /** Null: below every band, or not scored. */
  band: string | null;
  reasons: BandReason[];
}

/** From the best down. */
export const bandsDown = (rules: Pick<DutyRules, 'bands'>) => [...rules.bands].sort((a, b) => b.from - a.from);

/**
 * The band of each. With a quota of n per cent at most that part, rounded down, of all who are scored stand in the band: those
 * with most points; those alike at its edge by the rule on ties. Who is over falls into the band below, where its quota holds too.
 */
export function bandsOf(rules: DutyRules, scored: readonly Banded[]): Map<string, Band> {
  const bands = bandsDown(rules);
  const at = (code: string) => bands.findIndex((band) => band.code === code);
  const placed = new Map<string, { index: number; reasons: BandReason[]; of: Banded }>();
  const result = new Map<string, Band>();
  for (const of of scored) {
    if (of.points === null) {
      result.set(of.memberId, { band: null, reasons: [] });
      continue;
    }
    const { days, of: whole } = of.present;
    let index = bands.findIndex((band) => of.points! * whole >= hundredths(band.from) * days);
    if (index === -1) index = bands.length;
    const reasons: BandReason[] = [];
    const lower = (rule: 'minimum' | 'veto', code: string, band: string | undefined) => {
      const best = band === undefined ? -1 : at(band);
      if (best <= index) return;
      index = best;
      reasons.push({ rule, code });
    };
    for (const code of of.unmet) lower('minimum', code, rules.minimums.find((rule) => rule.code === code)?.band);
    for (const code of of.vetoes) lower('veto', code, rules.vetoes.find((rule) => rule.code === code)?.band);
    placed.set(of.memberId, { index, reasons, of });
  }
  const key = (of: Banded) => (rules.ties.rule === 'class' ? (of.classes[rules.ties.class] ?? 0) : 0);
  bands.forEach((band, index) => {
    if (band.quota >= 100) return;
    const most = Math.floor((placed.size * band.quota) / 100);
    const within = [...placed.values()]
      .filter((one) => one.index === index)
      .sort((a, b) => b.of.points! - a.of.points! || key(b.of) - key(a.of));
    if (within.length <= most) return;
    const alike = (a: Banded, b: Banded) => a.points === b.points && key(a) === key(b);
    let edge = most;
    if (rules.ties.rule === 'stay') {
      while (edge > 0 && edge < within.length && alike(within[edge - 1]!.of, within[edge]!.of)) edge += 1;
    } else {
      while (edge > 0 && alike(within[edge - 1]!.of, within[edge]!.of)) edge -= 1;
    }
    for (const one of within.slice(edge)) {
      one.index = index + 1;
      one.reasons.push({ rule: 'quota', quota: band.quota, band: band.code });
    }
  });
  for (const [memberId, { index, reasons }] of placed)
    result.set(memberId, { band: bands[index]?.code ?? null, reasons });
  return result;
}
