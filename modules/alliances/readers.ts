/** Who may read what of an alliance, its matters and their records: tables, default nothing. */
import type { PolicyActor as HandlingActor } from '../handling/contract.ts';
import {
  type DetailRows,
  detailTable,
  type LineRule,
  type Reader,
  type ReaderOf,
  readerWith,
  readLineBy,
} from '../handling/index.ts';
import { allianceDetail, matterDetail } from './contract/reading.ts';
import type { AllianceAction, MatterAction } from './life.ts';
import { type AllianceSubject, type Part, type PolicyActor, partsOf } from './policy.ts';

/** `staff`: offices, contacts and chairs of assemblies that have joined; `member`: others named; `invited`: offices that are asked. */
const working = ['staff', 'auditor'] as const;
const inside = [...working, 'member'] as const;
const asked = [...inside, 'invited'] as const;

export const allianceReaders: Readonly<Record<AllianceAction, LineRule>> = {
  found: { line: asked, details: { for: asked, name: asked } },
  edit: { line: inside, details: { for: inside, name: inside, rule: inside } },
  invite: { line: inside, details: { for: inside, assemblies: inside } },
  accept: { line: inside, details: { for: inside } },
  decline: { line: working, details: { for: working, reason: working } },
  name_person: { line: inside, details: { for: inside, name: inside, role: inside } },
  remove_person: { line: working, details: { for: working, name: working } },
  pass_chair: { line: inside, details: { for: inside, assemblies: inside } },
  leave: { line: inside, details: { for: inside, reason: inside } },
  dissolve: { line: inside, details: { for: inside, reason: inside } },
  // A matter has a record of its own.
  propose: { line: [] },
};

export const matterReaders: Readonly<Record<MatterAction, LineRule>> = {
  propose: { line: inside, details: { for: inside, title: inside } },
  edit: { line: inside, details: { for: inside, title: inside } },
  begin: { line: inside, details: { for: inside } },
  agree: { line: inside, details: { for: inside } },
  refuse: { line: inside, details: { for: inside, reason: inside } },
  write: { line: working, details: { for: working } },
  hand_in: { line: inside, details: { for: inside } },
  take_back: { line: inside, details: { for: inside } },
  add_minutes: { line: inside, details: { for: inside, heldOn: inside } },
  add_file: { line: inside, details: { for: inside, title: inside, label: working } },
  remove_file: { line: inside, details: { for: inside, title: inside } },
  share: { line: inside, details: { for: inside } },
  unshare: { line: inside, details: { for: inside } },
  conclude: { line: inside, details: { for: inside } },
  drop: { line: inside, details: { for: inside, reason: inside } },
};

const asReader: Readonly<Record<Part, readonly Reader[]>> = {
  answering: ['invited'],
  office: ['staff'],
  founding: ['staff'],
  presiding: ['staff'],
  chair: ['staff'],
  contact: ['staff'],
  member: ['member'],
  auditor: ['auditor'],
  system: [],
};

export function readerOf(actor: PolicyActor, subject: AllianceSubject): ReaderOf {
  const held = partsOf(actor, subject);
  const classes = new Set<Reader>([...held.keys()].flatMap((part) => asReader[part]));
  return readerWith(actor as HandlingActor, [], { all: held.has('system'), classes });
}

/** A line of a record for a reader: null when they may not know of it, else the details they may read. */
const reading =
  (table: Readonly<Record<string, LineRule>>) => (reader: ReaderOf, action: string, details: Record<string, unknown>) =>
    readLineBy(table, reader, { action, assignmentId: null, assignmentState: null, details });
export const readAllianceLine = reading(allianceReaders);
export const readMatterLine = reading(matterReaders);

const allianceRows: DetailRows = [
  [
    asked,
    `allianceId subject name purpose since rule state version founder founder.* chair chair.* mine seats seats.assemblyId
    seats.name seats.state history history.* abilities`,
  ],
  [inside, 'seats.answeredAt people people.* matters matters.*'],
  [working, 'seats.reason seats.answeredByName'],
];
export const {
  readers: allianceDetailReaders,
  paths: alliancePaths,
  cutFor: cutAlliance,
} = detailTable(allianceDetail, allianceRows);

const matterRows: DetailRows = [
  [
    inside,
    `matterId allianceId alliance subject title text state version rule outcome lead lead.* proposer proposer.* proposedByName
    createdAt joined joined.* parts parts.* minutes minutes.* files files.* shares shares.* history history.* abilities`,
  ],
];
export const {
  readers: matterDetailReaders,
  paths: matterPaths,
  cutFor: cutMatter,
} = detailTable(matterDetail, matterRows);
