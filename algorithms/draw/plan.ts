/** From an announcement and a list to pools and quotas, with everything that makes a plan impossible. */
import type { Finding } from './findings.ts';
import { type Drawn, drawLots, type Pool } from './lots.ts';
import type { Announcement, Entry, Outcome } from './record.ts';

/** Most work of drawing anew, tries × (places + strata) × (quotas + 1): what any reader's machine can repeat. */
const MOST_WORK = 10_000_000;

/**
 * What is wrong with an announcement by itself: strata, quotas, parties, deadlines.
 * @param announcement of the right shape
 */
export function checkAnnouncement(announcement: Announcement): Finding[] {
  const { strata, quotas, parties, beacon, commitBy, revealBy, tries } = announcement;
  const findings: Finding[] = [];
  const note = (code: Finding['code'], where: string) => void findings.push({ code, where: `announcement.${where}` });
  const twice = (names: readonly string[]) => new Set(names).size < names.length;
  if (strata.length === 0 || twice(strata.map(({ name }) => name))) note('plan.strata', 'strata');
  const seats = strata.reduce((sum, stratum) => sum + stratum.seats, 0);
  const places = strata.reduce((sum, stratum) => sum + stratum.seats + stratum.reserves, 0);
  if (seats === 0) note('plan.seats', 'strata');
  if (tries < 1 || (quotas.length === 0 && tries !== 1)) note('plan.quotas', 'tries');
  else if (tries > 1 && tries * (places + strata.length) * (quotas.length + 1) > MOST_WORK)
    note('plan.too-large', 'tries');
  if (twice(quotas.map(({ trait }) => trait))) note('plan.quotas', 'quotas');
  quotas.forEach(({ groups }, q) => {
    const least = groups.reduce((sum, group) => sum + group.least, 0);
    const most = groups.reduce((sum, group) => sum + group.most, 0);
    const crossed = groups.some((group) => group.least > group.most);
    if (crossed || least > seats || most < seats || twice(groups.map(({ value }) => value))) {
      note('plan.quotas', `quotas[${q}].groups`);
    }
  });
  if (twice(parties)) note('plan.parties', 'parties');
  if (parties.length < 1 || parties.length + (beacon === undefined ? 0 : 1) < 2)
    note('plan.too-few-parties', 'parties');
  if (commitBy > revealBy || (beacon !== undefined && beacon.due <= revealBy)) note('plan.times', 'revealBy');
  return findings;
}

/** Numbers of the people of each stratum, in the list's order. */
function poolsOf(announcement: Announcement, entries: readonly Entry[]): Pool[] {
  const people = new Map(announcement.strata.map(({ name }) => [name, [] as number[]]));
  entries.forEach(({ stratum }, i) => void people.get(stratum)?.push(i));
  return announcement.strata.map(({ name, seats, reserves }) => ({ people: people.get(name)!, seats, reserves }));
}

/** Whether the list can fill the plan: enough people in each stratum and for each least quota. */
export function checkSeats(announcement: Announcement, entries: readonly Entry[]): Finding[] {
  const findings: Finding[] = [];
  poolsOf(announcement, entries).forEach(({ people, seats, reserves }, s) => {
    if (people.length < seats + reserves) {
      findings.push({ code: 'plan.too-few-people', where: `announcement.strata[${s}]` });
    }
  });
  announcement.quotas.forEach(({ groups }, q) => {
    const there = new Map<string | undefined, number>();
    for (const { traits } of entries) there.set(traits[q], (there.get(traits[q]) ?? 0) + 1);
    if (groups.some(({ value, least }) => (there.get(value) ?? 0) < least)) {
      findings.push({ code: 'plan.quotas', where: `announcement.quotas[${q}].groups` });
    }
  });
  return findings;
}

/** Whether given seats meet all quotas. */
function quotaTest({ quotas }: Announcement, entries: readonly Entry[]): (seated: readonly number[][]) => boolean {
  return (seated) =>
    quotas.every(({ groups }, q) => {
      const counts = new Map<string, number>();
      for (const i of seated.flat()) counts.set(entries[i]!.traits[q]!, (counts.get(entries[i]!.traits[q]!) ?? 0) + 1);
      return groups.every(({ value, least, most }) => {
        const count = counts.get(value) ?? 0;
        return count >= least && count <= most;
      });
    });
}

/**
 * The result of a seed.
 * @param entries in their order
 * @param seed 32 bytes
 * @returns labels by stratum; no strata when no try met the quotas
 */
export function drawOutcome(announcement: Announcement, entries: readonly Entry[], seed: Uint8Array): Outcome {
  const { suite, strata, tries } = announcement;
  const pools = poolsOf(announcement, entries);
  const drawn: Drawn = drawLots(suite, seed, pools, quotaTest(announcement, entries), tries);
  const labels = (numbers: readonly number[]) => numbers.map((i) => entries[i]!.label);
  return {
    seed: Buffer.from(seed).toString('hex'),
    tries: drawn.tries,
    drawn: drawn.met
      ? strata.map(({ name }, s) => ({
          stratum: name,
          seated: labels(drawn.seated[s]!),
          reserves: labels(drawn.reserves[s]!),
        }))
      : [],
  };
}
