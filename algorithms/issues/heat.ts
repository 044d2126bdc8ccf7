/**
 * Heat of an issue over time. Message i, written at t_i, weighs w_i = (1 + ln(1 + reactions_i)) / k_i, where it is the
 * k_i-th of its author in this issue; its weight halves every `halfLife`:
 *   H(t) = Σ_{t_i ≤ t} w_i · 2^(−(t − t_i) / halfLife)
 * So one person writing ten times weighs as 1 + ½ + … + 1/10 ≈ 2.9 people, and a hundred reactions as 5.6 messages.
 */
import { compareMessages, type Message } from './message.ts';

/** Half-life of a message's weight unless set otherwise: thirty days, in milliseconds. */
export const HALF_LIFE = 30 * 24 * 3600 * 1000;

/** What one message adds at the moment it is written. */
export interface Pulse {
  /** Milliseconds since 1970. */
  time: number;
  weight: number;
}

/** The pulses of one issue's messages, by time; messages without a time give none. */
export function pulsesOf(messages: readonly Message[]): Pulse[] {
  const written = new Map<string, number>();
  const pulses: Pulse[] = [];
  for (const message of [...messages].sort(compareMessages)) {
    if (message.time === null) continue;
    let count = 1;
    if (message.author !== undefined) {
      count = (written.get(message.author) ?? 0) + 1;
      written.set(message.author, count);
    }
    pulses.push({ time: message.time, weight: (1 + Math.log(1 + (message.reactions ?? 0))) / count });
  }
  return pulses;
}

/**
 * Heat at one time.
 * @param at milliseconds since 1970; later pulses do not count
 * @throws {RangeError} when the half-life is not positive
 */
export function heatAt(pulses: readonly Pulse[], at: number, halfLife = HALF_LIFE): number {
  if (!(halfLife > 0)) throw new RangeError('halfLife must be positive');
  let heat = 0;
  for (const { time, weight } of pulses) if (time <= at) heat += weight * 2 ** (-(at - time) / halfLife);
  return heat;
}

/** Heat at `points` equal steps from `from` to `to`, both included. */
export function heatSeries(
  pulses: readonly Pulse[],
  from: number,
  to: number,
  points: number,
  halfLife = HALF_LIFE,
): { time: number; heat: number }[] {
  if (!Number.isInteger(points) || points < 2) throw new RangeError('points must be a whole number of at least 2');
  return Array.from({ length: points }, (_, i) => {
    const time = from + ((to - from) * i) / (points - 1);
    return { time, heat: heatAt(pulses, time, halfLife) };
  });
}
