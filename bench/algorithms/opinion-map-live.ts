/** A map that takes in votes as they come: how many a second, how soon it is fresh, and whether it equals the batch. */
import { settledLabels } from '../../algorithms/opinion-map/continuity.ts';
import type { MapGroups } from '../../algorithms/opinion-map/grouping.ts';
import { createLiveMap } from '../../algorithms/opinion-map/live-map.ts';
import { adjustedRandIndex } from '../../algorithms/opinion-map/measures.ts';
import { computeOpinionMap } from '../../algorithms/opinion-map/opinion-map.ts';
import type { VoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { conversationNames, readConversation } from './opinion-map-data.ts';
import { resample } from './opinion-map-speed.ts';

function eventsOf(table: VoteTable, seed: number): Float64Array {
  const events = new Float64Array(table.cells.length);
  for (let i = 0; i < table.participants; i++) {
    for (let n = table.rowStart[i]!; n < table.rowStart[i + 1]!; n++) events[n] = i * 65536 + table.cells[n]!;
  }
  const random = createRandom(seed);
  for (let n = events.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    const here = events[n]!;
    events[n] = events[other]!;
    events[other] = here;
  }
  return events;
}

const degrees = (a: Float64Array, b: Float64Array) => {
  let product = 0;
  for (let j = 0; j < a.length; j++) product += a[j]! * b[j]!;
  return (Math.acos(Math.min(1, Math.abs(product))) * 180) / Math.PI;
};

function benchIntake(data: string, seed: number): void {
  const table = resample(readConversation(data, 'american-assembly.bowling-green').votes, 20_000, 1000, 60, seed);
  const events = eventsOf(table, seed);
  const live = createLiveMap();
  const half = Math.floor(events.length / 2);
  const take = (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      const event = events[n]!;
      const cell = event % 65536;
      live.vote(Math.floor(event / 65536), cell >>> 2, (cell & 3) - 1);
    }
  };
  take(0, half);
  live.settle();
  const intake: number[] = [];
  const refresh: number[] = [];
  const STEP = 10_000;
  for (let from = half; from + STEP <= events.length && intake.length < 40; from += STEP) {
    let begun = performance.now();
    take(from, from + STEP);
    intake.push((STEP / (performance.now() - begun)) * 1000);
    begun = performance.now();
    live.refresh();
    refresh.push(performance.now() - begun);
  }
  intake.sort((a, b) => a - b);
  refresh.sort((a, b) => a - b);
  const at = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))]!;
  console.log(
    `\nLive, ${table.participants} people × ${table.statements} statements, from ${half} votes on, ${STEP} votes between refreshes`,
  );
  console.log(
    `  votes taken in a second: median ${Math.round(at(intake, 0.5))}, least ${Math.round(intake[0]!)} (goal 100,000)`,
  );
  console.log(`  refresh, ms: median ${at(refresh, 0.5).toFixed(0)}, p95 ${at(refresh, 0.95).toFixed(0)} (goal 100)`);
  const begun = performance.now();
  computeOpinionMap(live.table());
  console.log(`  computed whole instead, as Polis does each time: ${(performance.now() - begun).toFixed(0)} ms`);
}

export function benchLive(data: string, seed: number): void {
  benchIntake(data, seed);
  console.log(
    '  incremental against batch, votes in random order with ten refreshes on the way (goals 0.1°, same groups):',
  );
  for (const name of conversationNames(data)) {
    const { votes } = readConversation(data, name);
    const events = eventsOf(votes, seed);
    const live = createLiveMap();
    let earlier: MapGroups | undefined;
    events.forEach((event, n) => {
      const cell = event % 65536;
      live.vote(Math.floor(event / 65536), cell >>> 2, (cell & 3) - 1);
      if (n > 0 && n % Math.floor(events.length / 10) === 0) earlier = live.refresh().groups;
    });
    const fresh = live.refresh();
    // The groups of both are carried on from the same earlier ones, as in a conversation that goes on.
    const batch = computeOpinionMap(live.table(), { earlier });
    const alone = computeOpinionMap(live.table());
    const angles = [0, 1].map((k) => degrees(fresh.axes.vectors[k]!, batch.axes.vectors[k]!));
    const same = (a: MapGroups, b: MapGroups) => adjustedRandIndex(a.labels, b.labels).toFixed(3);
    console.log(
      `    ${name}: axes ${Math.max(...angles).toExponential(1)}°; groups ${fresh.groups.count} and ${batch.groups.count}, ARI ${same(fresh.groups, batch.groups)}, ` +
        `settled people alone ${adjustedRandIndex(settledLabels(fresh.groups), settledLabels(batch.groups)).toFixed(3)}; ` +
        `settled anew ${same(live.settle().groups, batch.groups)}; batch without a past ${alone.groups.count}, ${same(batch.groups, alone.groups)}`,
    );
  }
}
