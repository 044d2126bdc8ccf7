/** What the rules make of half-days: present, on leave or absent. Pure. */
import type { Outcome } from './life.ts';

export interface Share {
  part: number;
  whole: number;
}

export interface Counted {
  halfDays: number;
  units: number;
  /** Half-days of approved leave on which one was not there. */
  onLeave: number;
}

/** Whether so many half-days are the share the rules ask for. */
const enough = (units: number, halfDays: number, { part, whole }: Share) =>
  units > 0 && units * whole >= halfDays * part;

/** Leave excuses, but it is not presence. */
export function reckon({ halfDays, units, onLeave }: Counted, share: Share): Outcome {
  if (enough(units, halfDays, share)) return 'present';
  return onLeave > 0 && enough(units + onLeave, halfDays, share) ? 'leave' : 'absent';
}

/** Metres between two points of the earth. */
export function metresBetween(
  a: { longitude: number; latitude: number },
  b: { longitude: number; latitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const up = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const h = up + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
}
