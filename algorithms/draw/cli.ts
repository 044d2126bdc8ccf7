/**
 * Command line of public draws: the only file here that reads and writes files, takes the time and makes random seeds.
 * `USAGE` says what it takes.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addEvent, announceDraw, callVoid, finishDraw, sealSeed, type Terms } from './ceremony.ts';
import { chancesOf } from './chances.ts';
import { DrawError, FINDINGS, type Finding } from './findings.ts';
import { checkOpenings, type Opening, saltedHash } from './list.ts';
import type { DrawRecord, Entry } from './record.ts';
import { assemblePage, PAGE_PARTS } from './replay-page/assemble.ts';
import { toPlainText } from './texts.ts';
import { checkInclusion, proveInclusion } from './tree.ts';
import { checkRerun, recordText, type Verdict, verifyFile } from './verify.ts';

/** Printed for --help and after an error. */
const USAGE = `Public draws. A RECORD is one file that goes from step to step. --at TIME replaces the clock (2026-11-23T09:00:00Z).

  commit-list TERMS.json LIST.tsv --out RECORD   fixes rules and list; a line of LIST is NAME, STRATUM, TRAITS… (tabs)
     [--openings FILE]                           for a private list: names and salts, to be kept by the office
  commit-seed RECORD --party NAME --seed FILE    seals a seed; makes FILE with a random seed if it is not there
  commit-seed RECORD --party NAME --commitment HEX       enters what a party sealed at home
  reveal RECORD --party NAME --seed FILE         opens a seed
  beacon RECORD VALUE                            enters the public value announced
  void RECORD                                    ends a draw in which a seed was withheld
  draw RECORD                                    draws, once everything is there
  verify RECORD [--announced HEX] [--committed HEX] [--record HEX] [--after EARLIER]   replays; 1 if anything is wrong
  chances RECORD                                 everybody's chance of a seat, and that of quotas being met
  prove-inclusion RECORD LABEL                   a proof that LABEL is in the list (a salted hash in a private one)
  check-inclusion PROOF.json LISTDIGEST          checks it against the list's digest
  salted-hash SUITE NAME SALT                    the label of a private entry
  check-openings RECORD OPENINGS                 for an auditor: every private entry is opened and nobody is there twice
  page --out FILE                                the replay page for browsers, one file`;

type Print = (line: string) => void;

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function readList(file: string, traits: number): Entry[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  return lines.map((line, i) => {
    const [label, stratum, ...rest] = line.split('\t');
    if (label === undefined || stratum === undefined || rest.length !== traits) {
      throw new DrawError('command.wrong', `${file}: line ${i + 1}`);
    }
    return { label, stratum, traits: rest };
  });
}

/** Reads a record and refuses it unless it is right so far. */
function readRecord(file: string): DrawRecord {
  const { verdict, findings, record } = verifyFile(readFileSync(file));
  if (verdict === 'refused' && findings.some(({ code }) => code !== 'outcome.missing')) {
    throw new DrawError(findings[0]!.code, findings[0]!.where);
  }
  return record!;
}

function writeRecord(file: string, record: DrawRecord, print: Print): void {
  writeFileSync(file, recordText(record));
  print(JSON.stringify(record.digests));
}

function seedOf(file: string, mayMake: boolean): string {
  if (mayMake && !existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const seed = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(seed))
    throw new DrawError('command.wrong', `${file} holds no seed of 64 hexadecimal digits`);
  return seed;
}

function printVerdict({ verdict, findings, awaited, digests }: Verdict, more: Finding[], print: Print): void {
  const all = [...findings, ...more];
  const worst = more.length > 0 ? 'refused' : verdict;
  print(
    JSON.stringify({ verdict: worst, awaited, digests, findings: all.map(({ code, where }) => `${code} ${where}`) }),
  );
  for (const { code, where } of all) print(`${code}: ${FINDINGS[code].zh} ${FINDINGS[code].en} (${where})`);
}

function commitList(terms: Terms, file: string, openingsFile: string | undefined): DrawRecord {
  const entries = readList(file, terms.quotas?.length ?? 0);
  if (terms.list?.kind !== 'salted-hashes') return announceDraw(terms, entries);
  if (openingsFile === undefined) throw new DrawError('command.wrong', '--openings');
  const openings = entries.map(
    ({ label }): Opening => ({ name: toPlainText(label), salt: randomBytes(16).toString('hex') }),
  );
  const names = new Set(openings.map(({ name }) => name));
  if (names.size < openings.length) throw new DrawError('list.duplicate', openingsFile);
  const record = announceDraw(
    terms,
    entries.map((entry, i) => ({ ...entry, label: saltedHash(terms.suite, openings[i]!) })),
  );
  writeFileSync(openingsFile, `${JSON.stringify(openings, null, 1)}\n`, { mode: 0o600 });
  return record;
}

/**
 * Runs one command.
 * @param args arguments after the file's name
 * @param print receives a line at a time
 * @returns the exit code: 1 when a check found something wrong
 * @throws DrawError for a wrong command or a step that is refused; errors of the file system as they are
 */
export function runDraw(args: readonly string[], print: Print): number {
  const option = { type: 'string' } as const;
  const options = { out: option, openings: option, party: option, seed: option, commitment: option, at: option };
  const anchors = { announced: option, committed: option, record: option, after: option };
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...options, ...anchors, help: { type: 'boolean' } },
  });
  const [command, file, second, third] = positionals;
  const at = values.at ?? `${new Date().toISOString().slice(0, 19)}Z`;
  const { announced, committed, record: published, party, out } = values;
  const step = (make: (record: DrawRecord) => DrawRecord) => {
    if (file === undefined) throw new DrawError('command.wrong', 'RECORD');
    writeRecord(file, make(readRecord(file)), print);
    return 0;
  };
  if (values.help || command === undefined) print(USAGE);
  else if (command === 'commit-list' && file !== undefined && second !== undefined && out !== undefined) {
    writeRecord(out, commitList(json(file) as Terms, second, values.openings), print);
  } else if (command === 'commit-seed' && party !== undefined && values.commitment !== undefined) {
    const { commitment } = values;
    return step((record) => addEvent(record, { kind: 'committed', at, party, commitment }));
  } else if (command === 'commit-seed' && party !== undefined && values.seed !== undefined) {
    const seed = seedOf(values.seed, true);
    return step((record) => addEvent(record, sealSeed(record, party, seed, at)));
  } else if (command === 'reveal' && party !== undefined && values.seed !== undefined) {
    const seed = seedOf(values.seed, false);
    return step((record) => addEvent(record, { kind: 'revealed', at, party, seed }));
  } else if (command === 'beacon' && second !== undefined) {
    return step((record) => addEvent(record, { kind: 'beacon', at, value: toPlainText(second) }));
  } else if (command === 'void') return step((record) => addEvent(record, callVoid(record, at)));
  else if (command === 'draw') return step(finishDraw);
  else if (command === 'verify' && file !== undefined) {
    const given = Object.entries({ announced, committed, record: published }).filter(
      ([, value]) => value !== undefined,
    );
    const verdict = verifyFile(readFileSync(file), Object.fromEntries(given));
    const again = values.after !== undefined && verdict.record !== undefined;
    const more = again ? checkRerun(readRecord(values.after!), verdict.record!) : [];
    printVerdict(verdict, more, print);
    return verdict.findings.length + more.length > 0 ? 1 : 0;
  } else if (command === 'chances' && file !== undefined) {
    const record = readRecord(file);
    print(JSON.stringify(chancesOf(record.announcement, record.list)));
  } else if (command === 'prove-inclusion' && file !== undefined && second !== undefined) {
    const { announcement, list } = readRecord(file);
    const index = list.findIndex(({ label }) => label === toPlainText(second));
    print(JSON.stringify(proveInclusion(announcement.suite, list, index)));
  } else if (command === 'check-inclusion' && file !== undefined && second !== undefined) {
    const included = checkInclusion(json(file), second);
    print(JSON.stringify({ included }));
    return included ? 0 : 1;
  } else if (command === 'salted-hash' && (file === 'sha-256' || file === 'sm3') && second && third) {
    print(saltedHash(file, { name: toPlainText(second), salt: third }));
  } else if (command === 'check-openings' && file !== undefined && second !== undefined) {
    const { announcement, list } = readRecord(file);
    checkOpenings(announcement.suite, list, json(second) as Opening[]);
    print(JSON.stringify({ opened: list.length }));
  } else if (command === 'page' && out !== undefined) {
    const part = (name: string) => readFileSync(join(import.meta.dirname, 'replay-page', name), 'utf8');
    writeFileSync(out, assemblePage(Object.fromEntries(PAGE_PARTS.map((name) => [name, part(name)]))).html);
  } else throw new DrawError('command.wrong', command);
  return 0;
}

if (import.meta.main) {
  try {
    process.exitCode = runDraw(process.argv.slice(2), (line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof DrawError) || error.code === 'command.wrong') console.error(USAGE);
    process.exitCode = 1;
  }
}
