/**
 * Compares our statistics with what Polis's production computed: given its groups and centres, every number must agree
 * to 1e-6.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { groupAwareConsensus, selectConsensus } from '../../algorithms/opinion-map/polis-consensus.ts';
import { priorityAsPolis, projectAsPolis, projectStatements } from '../../algorithms/opinion-map/polis-projection.ts';
import { addTallies, selectRepresentative, stancesOfGroup } from '../../algorithms/opinion-map/polis-statistics.ts';
import { tallyGroups, tallyVotes } from '../../algorithms/opinion-map/tallies.ts';
import { buildVoteTable, type VoteTable } from '../../algorithms/opinion-map/vote-table.ts';
import { readPacked } from './opinion-map-data.ts';

type Counts = { A: number; D: number; S: number };
type Stated = { tid: number; 'p-success': number; 'p-test': number; repness?: number; 'repness-test'?: number };

/** The parts of Polis's result that are compared. */
type Maths = {
  tids: number[];
  'in-conv': number[];
  'mod-out': number[];
  'meta-tids': number[];
  'group-clusters': { id: number; members: number[]; center: number[] }[];
  'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[] };
  'group-votes': Record<string, { votes: Record<string, Counts> }>;
  'group-aware-consensus': Record<string, number>;
  'comment-priorities': Record<string, number>;
  consensus: { agree: Stated[]; disagree: Stated[] };
  repness: Record<string, (Stated & { 'repful-for': 'agree' | 'disagree' })[]>;
  pca: {
    center: number[];
    comps: number[][];
    'comment-projection': number[][];
    'comment-extremity': number[];
  };
};

/** Differences found: how many numbers were compared, and the greatest distance. */
export type Compared = { readonly what: string; readonly numbers: number; readonly greatest: number };

type Case = { maths: Maths; votes: VoteTable; people: Map<number, number> };

/** Names of the cases in a data folder. */
export function oracleNames(data: string): string[] {
  const folder = join(data, 'polis-oracle');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function readCase(data: string, name: string): Case {
  const read = (file: string) => JSON.parse(readPacked(join(data, 'polis-oracle', name, `${file}.json.gz`)));
  const maths = read('math-pca2') as Maths;
  const rows = read('votes') as Record<string, number>[];
  const statements = new Map(maths.tids.map((tid, j) => [tid, j]));
  const people = new Map<number, number>();
  const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  rows.sort((a, b) => Number(a.modified) - Number(b.modified));
  for (const row of rows) {
    const person = row.participant_id ?? row.pid!;
    const statement = statements.get(row.statement_id ?? row.tid!);
    if (statement === undefined) continue;
    if (!people.has(person)) people.set(person, people.size);
    columns.participant.push(people.get(person)!);
    columns.statement.push(statement);
    columns.vote.push(row.vote!);
  }
  return { maths, votes: buildVoteTable(columns, people.size, maths.tids.length), people };
}

/** Collects distances between pairs of numbers under a heading. */
function collector() {
  const found = new Map<string, { numbers: number; greatest: number }>();
  const compare = (what: string, ours: number, theirs: number) => {
    const entry = found.get(what) ?? { numbers: 0, greatest: 0 };
    entry.numbers++;
    const distance = Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
    entry.greatest = Math.max(entry.greatest, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance);
    found.set(what, entry);
  };
  const list = (): Compared[] => [...found].map(([what, entry]) => ({ what, ...entry }));
  return { compare, list };
}

/** Polis keeps the maths' sign, agree −1; ours is the export's. */
function centerOf({ pca }: Maths): number[] {
  return pca.center.map((value) => -value);
}

function extremityOf(maths: Maths): Float64Array {
  return projectStatements(centerOf(maths), maths.pca.comps).extremity;
}

function metaOf(maths: Maths): Set<number> {
  return new Set(maths['meta-tids'].map((tid) => maths.tids.indexOf(tid)));
}

/** Polis sums priorities' votes over the groups, so those of people in no group do not count. */
function compareGroups({ maths, votes, people }: Case, compare: (what: string, a: number, b: number) => void): void {
  const { 'base-clusters': base, 'group-clusters': clusters, tids } = maths;
  const labels = new Int32Array(votes.participants).fill(-1);
  clusters.forEach(({ members }, g) => {
    for (const id of members) for (const pid of base.members[base.id.indexOf(id)]!) labels[people.get(pid)!] = g;
  });
  const groups = tallyGroups(votes, labels, clusters.length);
  const out = new Set(maths['mod-out'].map((tid) => tids.indexOf(tid)));
  const consensus = groupAwareConsensus(groups, tids.length);
  clusters.forEach(({ id }, g) => {
    const counted = maths['group-votes'][id]!.votes;
    tids.forEach((tid, j) => {
      const { A, D, S } = counted[tid]!;
      compare('votes of groups', groups[g]!.agrees[j]!, A);
      compare('votes of groups', groups[g]!.disagrees[j]!, D);
      compare('votes of groups', groups[g]!.seen[j]!, S);
    });
    const rest = addTallies(
      groups.filter((_, other) => other !== g),
      tids.length,
    );
    const ours = selectRepresentative(stancesOfGroup(groups[g]!, rest), out);
    const theirs = maths.repness[id]!;
    compare('representative: which, in order', ours.length, theirs.length);
    theirs.forEach((stated, n) => {
      const own = ours[n];
      compare('representative: which, in order', own ? tids[own.statement]! : -1, stated.tid);
      if (!own) return;
      compare('representative: numbers', own.share, stated['p-success']);
      compare('representative: numbers', own.shareTest, stated['p-test']);
      compare('representative: numbers', own.representativeness, stated.repness!);
      compare('representative: numbers', own.representativenessTest, stated['repness-test']!);
    });
  });
  const priority = priorityAsPolis(addTallies(groups, tids.length), extremityOf(maths), metaOf(maths));
  tids.forEach((tid, j) => {
    compare('priorities', priority[j]!, maths['comment-priorities'][tid]!);
    compare('group-aware consensus', consensus[j]!, maths['group-aware-consensus'][tid]!);
  });
}

function compareWhole({ maths, votes, people }: Case, compare: (what: string, a: number, b: number) => void): void {
  const { tids, pca } = maths;
  const center = centerOf(maths);
  const out = new Set(maths['mod-out'].map((tid) => tids.indexOf(tid)));
  const tallies = tallyVotes(votes);
  const drawn = projectStatements(center, pca.comps);
  tids.forEach((_, j) => {
    compare('places of statements', drawn.projection[2 * j]!, -pca['comment-projection'][0]![j]!);
    compare('places of statements', drawn.projection[2 * j + 1]!, -pca['comment-projection'][1]![j]!);
    compare('extremity', drawn.extremity[j]!, pca['comment-extremity'][j]!);
  });
  const points = projectAsPolis(votes, center, pca.comps, out);
  const { 'base-clusters': base } = maths;
  base.members.forEach((members, n) => {
    if (members.length !== 1) return;
    const i = people.get(members[0]!)!;
    compare('places of people', -points[2 * i]!, base.x[n]!);
    compare('places of people', -points[2 * i + 1]!, base.y[n]!);
  });
  const shared = selectConsensus(tallies, out);
  for (const side of ['agree', 'disagree'] as const) {
    compare('consensus: which, in order', shared[side].length, maths.consensus[side].length);
    maths.consensus[side].forEach((stated, n) => {
      const own = shared[side][n];
      compare('consensus: which, in order', own ? tids[own.statement]! : -1, stated.tid);
      if (own) compare('consensus: numbers', own.share, stated['p-success']);
      if (own) compare('consensus: numbers', own.shareTest, stated['p-test']);
    });
  }
}

/** Compares one case; `greatest` is a distance relative to the larger of 1 and Polis's number. */
export function compareCase(data: string, name: string): Compared[] {
  const { compare, list } = collector();
  const found = readCase(data, name);
  compareGroups(found, compare);
  compareWhole(found, compare);
  return list();
}
