/**
 * Work nobody waits for gives way while many requests are answered: who stands at the door is served first, what was left for
 * later is done after. It never rests altogether: of five parts of its time it works one.
 */
import { setTimeout as wait } from 'node:timers/promises';

/** Requests answered in a second from which on those who wait come first. */
const MANY = 20;
/** Rest after a piece, in times of what the piece took. */
const REST = 4;
const LONGEST_REST_MS = 2000;

/** Answers of this second and of the one before. */
const answers = { second: 0, now: 0, before: 0 };

function turn(): void {
  const second = Math.floor(performance.now() / 1000);
  if (second === answers.second) return;
  answers.before = second === answers.second + 1 ? answers.now : 0;
  answers.now = 0;
  answers.second = second;
}

/** A request has been answered. */
export function noteAnswer(): void {
  turn();
  answers.now += 1;
}

/** Does one piece of work, then rests while many requests come. */
export async function givingWay<T>(piece: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await piece();
  turn();
  if (Math.max(answers.now, answers.before) >= MANY)
    await wait(Math.min((performance.now() - began) * REST, LONGEST_REST_MS));
  return done;
}
