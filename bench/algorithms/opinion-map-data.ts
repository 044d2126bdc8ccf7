/** Reads the conversations and roll calls that the benches of the opinion map use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCsv } from '../../algorithms/opinion-map/csv.ts';
import { type Conversation, readParticipantVotes } from '../../algorithms/opinion-map/polis-csv.ts';
import { buildVoteTable, type VoteTable } from '../../algorithms/opinion-map/vote-table.ts';

/** Text of a gzip file. */
export function readPacked(path: string): string {
  return gunzipSync(readFileSync(path)).toString('utf8');
}

/** Names of the conversations in a data folder. */
export function conversationNames(data: string): string[] {
  const folder = join(data, 'polis');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** One conversation as its `participants-votes.csv` gives it. */
export function readConversation(data: string, name: string): Conversation {
  return readParticipantVotes(readPacked(join(data, 'polis', name, 'participants-votes.csv.gz')));
}

/** A congress of the Senate: yea 1, nay −1, present 0, not voting left out; the party code of each senator. */
export function readSenate(data: string, congress: string): { votes: VoteTable; party: Int32Array } {
  const folder = join(data, 'senate');
  const members = [...readCsv(readPacked(join(folder, `S${congress}_members.csv.gz`)))];
  const partyAt = members[0]!.indexOf('party_code');
  const idAt = members[0]!.indexOf('icpsr');
  const chamberAt = members[0]!.indexOf('chamber');
  const parties = new Map<number, number>(
    members
      .slice(1)
      .filter((row) => row[chamberAt] === 'Senate')
      .map((row) => [Number(row[idAt]), Number(row[partyAt])]),
  );
  const people = new Map<number, number>();
  const rolls = new Map<number, number>();
  const number = (names: Map<number, number>, name: number) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  const rows = readCsv(readPacked(join(folder, `S${congress}_votes.csv.gz`)));
  const head = rows.next().value!;
  const at = ['rollnumber', 'icpsr', 'cast_code'].map((name) => head.indexOf(name));
  for (const row of rows) {
    const [roll, icpsr, code] = [Number(row[at[0]!]), Number(row[at[1]!]), Number(row[at[2]!])];
    if (!parties.has(icpsr) || !(code >= 1 && code <= 8)) continue;
    columns.participant.push(number(people, icpsr));
    columns.statement.push(number(rolls, roll));
    columns.vote.push(code <= 3 ? 1 : code <= 6 ? -1 : 0);
  }
  const votes = buildVoteTable(columns, people.size, rolls.size);
  return { votes, party: Int32Array.from(people.keys(), (id) => parties.get(id)!) };
}
