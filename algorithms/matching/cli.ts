/**
 * Command line of the matching library: the only file here that reads and writes files. `USAGE` says what it takes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assignByAffinity } from './affinity.ts';
import { certificateText, readCertificate } from './certificate.ts';
import { checkAssignment } from './check-assignment.ts';
import { checkMatching } from './checker.ts';
import { type Instance, MatchingError, type NamedProblem, readProblem } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { explainPair, type LeastRule, type Matching, REASONS, waitingList } from './matching.ts';
import { type NumberTable, readNpy } from './npy.ts';
import { PAIR_REASONS } from './pair-reasons.ts';

/** Printed for --help and after an error. */
const USAGE = `Members and topics. PROBLEM.json holds {"members": [{"id", "ranking": ["topic", ["tied", "topics"]], "kinds": []}],
"topics": [{"id", "capacity", "least", "reserves": {"kind": seats}, "ranking": ["member"]}], "unranked": "last" or
"refused"}. Results are written as one JSON object a line.

  match PROBLEM.json [--seed 1 | --lots FILE] [--least close|fewest-blocking|ignore] [--out CERTIFICATE.json]
      who gets what, and why not what she wished for more; FILE: member ids one a line, in the order of a public draw
  check PROBLEM.json CERTIFICATE.json [--lots FILE]     whether the certificate holds, and what is wrong with it
  why PROBLEM.json CERTIFICATE.json MEMBER TOPIC        the reason for one pair
  waiting PROBLEM.json CERTIFICATE.json TOPIC           who would come next, best first
  assign AFFINITIES [--least-load 0] [--most-load 1] [--demand 1] [--share 0.95]
      members (rows) to topics (columns) by affinity, the worst-off first; below 0 is a conflict. A .npy or .csv file;
      loads and demands are a number for all or such a file with one for each`;

interface Named {
  problem: NamedProblem;
  instance: Instance;
}

function readNamed(file: string): Named {
  let problem: NamedProblem;
  try {
    problem = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new MatchingError('invalid', `${file} is not JSON`);
    throw error;
  }
  return { problem, instance: readProblem(problem) };
}

function numberOf(rows: ReadonlyArray<{ id: string }>, id: string): number {
  const found = rows.findIndex((row) => row.id === id);
  if (found < 0) throw new MatchingError('invalid', `${id} is unknown`);
  return found;
}

function readLots(file: string, { members }: NamedProblem): Uint32Array {
  const order = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  const lots = new Uint32Array(members.length).fill(members.length);
  const numbers = new Map(members.map(({ id }, m) => [id, m]));
  order.forEach((id, lot) => {
    const m = numbers.get(id);
    if (m === undefined) throw new MatchingError('invalid', `${file}: ${id} is unknown`);
    lots[m] = lot;
  });
  return lots;
}

function readTable(file: string): NumberTable {
  if (file.endsWith('.npy')) return readNpy(readFileSync(file));
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  const rows = lines.map((line) => line.split(',').map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell))));
  const columns = rows[0]?.length ?? 0;
  const wrong = rows.findIndex((row) => row.length !== columns);
  if (wrong >= 0) throw new MatchingError('invalid', `${file}: line ${wrong + 1} has not ${columns} numbers`);
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) };
}

function readCounts(given: string, count: number, what: string): Uint32Array {
  const isFile = /\.(npy|csv)$/.test(given);
  const values = isFile ? readTable(given).values : new Float64Array(count).fill(Number(given));
  if (values.length !== count) throw new MatchingError('invalid', `${what}: ${values.length} numbers, not ${count}`);
  const wrong = values.find((one) => !Number.isInteger(one) || one < 0 || one > 0xffffffff);
  if (wrong !== undefined)
    throw new MatchingError('invalid', `${what} must be whole numbers of at least 0, not ${wrong}`);
  return Uint32Array.from(values);
}

function printMatching({ problem, instance }: Named, matching: Matching, print: (line: string) => void): void {
  const { start, topic } = instance;
  const nameOf = (e: number): string => problem.topics[topic[e]!]!.id;
  const memberOf = new Map<number, string>();
  problem.members.forEach(({ id }, m) => {
    const reasons: Record<string, string> = {};
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      reasons[nameOf(e)] = REASONS[matching.reasons[e]!]!;
      memberOf.set(e, id);
    }
    const own = matching.topicOf[m]!;
    print(JSON.stringify({ member: id, topic: own < 0 ? null : problem.topics[own]!.id, reasons }));
  });
  print(
    JSON.stringify({
      placed: matching.got.filter((e) => e >= 0).length,
      unplaced: matching.got.filter((e) => e < 0).length,
      leastRule: matching.rule,
      closed: problem.topics.filter((_, t) => matching.closed[t] === 1).map(({ id }) => id),
      blocking: Array.from(matching.blocking, (e) => [memberOf.get(e), nameOf(e)]),
      fewestProven: matching.proven,
      truthful: matching.truthful,
    }),
  );
}

function assign(file: string, values: Record<string, string | undefined>, print: (line: string) => void): void {
  const { rows, columns, values: affinity } = readTable(file);
  const share = Number(values.share ?? 0.95);
  const problem = {
    members: rows,
    topics: columns,
    affinity,
    leastLoad: readCounts(values['least-load'] ?? '0', rows, 'least load'),
    mostLoad: readCounts(values['most-load'] ?? '1', rows, 'greatest load'),
    demand: readCounts(values.demand ?? '1', columns, 'demand'),
  };
  const made = assignByAffinity(problem, share);
  made.membersOf.forEach((members, topic) => {
    const counts: Record<string, number> = {};
    for (let m = 0; m < rows; m++) {
      const reason = PAIR_REASONS[made.reasons[m * columns + topic]!] ?? 'none';
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
    print(JSON.stringify({ topic, members, score: made.scores[topic], reasons: counts }));
  });
  const { total, greatestTotal } = made;
  const lowest = made.scores.reduce((low, one) => Math.min(low, one), Infinity);
  const faults = checkAssignment(problem, made, share);
  print(
    JSON.stringify({ lowest: columns === 0 ? null : lowest, total, greatestTotal, holds: faults.length === 0, faults }),
  );
}

/**
 * Runs one command.
 * @param args arguments after the file's name
 * @param print receives a line at a time
 * @returns false if a certificate was checked and does not hold
 * @throws MatchingError `invalid` for a wrong command, and as the library does; errors of the file system as they are
 */
export function runMatching(args: readonly string[], print: (line: string) => void): boolean {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      lots: { type: 'string' },
      least: { type: 'string' },
      out: { type: 'string' },
      'least-load': { type: 'string' },
      'most-load': { type: 'string' },
      demand: { type: 'string' },
      share: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command, first, second, third, fourth] = positionals;
  const certificate = (): Matching => readCertificate(readFileSync(second!, 'utf8'));
  if (values.help || command === undefined) print(USAGE);
  else if (command === 'match' && first !== undefined) {
    const named = readNamed(first);
    const leastRule = (values.least ?? 'close') as LeastRule;
    const chance = values.lots ? { lots: readLots(values.lots, named.problem) } : { seed: readSeed(values.seed) };
    const matching = matchMembers(named.instance, { leastRule, ...chance });
    if (values.out !== undefined) writeFileSync(values.out, certificateText(matching));
    printMatching(named, matching, print);
  } else if (command === 'check' && second !== undefined) {
    const { problem, instance } = readNamed(first!);
    const lots = values.lots ? readLots(values.lots, problem) : undefined;
    const faults = checkMatching(instance, certificate(), lots);
    print(JSON.stringify({ holds: faults.length === 0, faults: faults.slice(0, 100) }));
    return faults.length === 0;
  } else if (command === 'why' && fourth !== undefined) {
    const { problem, instance } = readNamed(first!);
    const m = numberOf(problem.members, third!);
    const { last, instead, ...why } = explainPair(instance, certificate(), m, numberOf(problem.topics, fourth));
    const lastMember = last === null ? null : { member: problem.members[last.member]!.id, place: last.place };
    const topic = instead === null ? null : problem.topics[instead]!.id;
    print(JSON.stringify({ member: third, topic: fourth, ...why, last: lastMember, instead: topic }));
  } else if (command === 'waiting' && third !== undefined) {
    const { problem, instance } = readNamed(first!);
    const waiting = waitingList(instance, certificate(), numberOf(problem.topics, third));
    print(JSON.stringify({ topic: third, waiting: waiting.map((m) => problem.members[m]!.id) }));
  } else if (command === 'assign' && first !== undefined) assign(first, values as Record<string, string>, print);
  else throw new MatchingError('invalid', 'no such command, or something is missing');
  return true;
}

function readSeed(given = '1'): number {
  const seed = Number(given);
  if (!Number.isFinite(seed)) throw new MatchingError('invalid', `--seed must be a number, not ${given}`);
  return seed;
}

if (import.meta.main) {
  try {
    if (!runMatching(process.argv.slice(2), (line) => console.log(line))) process.exitCode = 2;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 1;
  }
}
