import { csvLine, readCsv } from './csv.ts';
import { tallyVotes } from './tallies.ts';
import { buildVoteTable, type VoteTable, voteAt } from './vote-table.ts';

/** A conversation with the names its file gave to rows and columns. */
export type Conversation = {
  readonly votes: VoteTable;
  /** participant ids of the file, one a row */
  readonly participantIds: readonly string[];
  /** statement ids of the file, one a column */
  readonly statementIds: readonly string[];
  /** group of each participant as the file gives it, −1 where empty */
  readonly groups: Int32Array;
};

/** What a file of statements says of one. */
export type StatementRecord = {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  /** 1 accepted, 0 not looked at, −1 rejected */
  readonly moderated: number;
  /** says something about the participant rather than the matter; left out of the axes */
  readonly isMeta: boolean;
};

const FIXED = ['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree'];

function readVote(field: string, line: number, id: string): number | undefined {
  if (field === '') return undefined;
  const vote = Number(field);
  if (vote !== 1 && vote !== 0 && vote !== -1) {
    throw new SyntaxError(`row ${line}, statement ${id}: "${field.slice(0, 20)}" is not 1, 0, -1 or empty`);
  }
  return vote;
}

/**
 * Reads Polis's `participants-votes.csv`: a row a participant, a column a statement, agree 1, disagree −1, pass 0,
 * unseen empty.
 * @throws SyntaxError naming the row when the text is not such a file
 */
export function readParticipantVotes(text: string): Conversation {
  const rows = readCsv(text);
  const head = rows.next().value;
  if (!head?.includes('participant')) throw new SyntaxError('row 1: the column "participant" is missing');
  const columns = head.flatMap((name, at) => (FIXED.includes(name) ? [] : [at]));
  const idAt = head.indexOf('participant');
  const groupAt = head.indexOf('group-id');
  const statementIds = columns.map((at) => head[at]!);
  if (new Set(statementIds).size < statementIds.length) throw new SyntaxError('row 1: a statement appears twice');
  const participantIds: string[] = [];
  const groups: number[] = [];
  const votes = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
  let line = 1;
  for (const row of rows) {
    line++;
    if (row.length !== head.length) {
      throw new SyntaxError(`row ${line}: ${row.length} fields where the head has ${head.length}`);
    }
    const group = groupAt === -1 ? '' : row[groupAt]!;
    groups.push(/^\d+$/.test(group) ? Number(group) : -1);
    columns.forEach((at, statement) => {
      const vote = readVote(row[at]!, line, statementIds[statement]!);
      if (vote === undefined) return;
      votes.participant.push(participantIds.length);
      votes.statement.push(statement);
      votes.vote.push(vote);
    });
    participantIds.push(row[idAt]!);
  }
  const table = buildVoteTable(votes, participantIds.length, statementIds.length);
  return { votes: table, participantIds, statementIds, groups: Int32Array.from(groups) };
}

/** One vote of a stream in order of time. */
export type VoteEvent = {
  readonly time: number;
  readonly participant: string;
  readonly statement: string;
  vote: number;
};

/**
 * Reads Polis's `votes.csv` (timestamp, comment-id, voter-id, vote), in order of time.
 * @throws SyntaxError naming the row when the text is not such a file
 */
export function readVoteEvents(text: string): VoteEvent[] {
  const rows = readCsv(text);
  const head = rows.next().value ?? [];
  const places = ['timestamp', 'comment-id', 'voter-id', 'vote'].map((name) => {
    const at = head.indexOf(name);
    if (at === -1) throw new SyntaxError(`row 1: the column "${name}" is missing`);
    return at;
  });
  const events: VoteEvent[] = [];
  let line = 1;
  for (const row of rows) {
    line++;
    const [time, statement, participant, field] = places.map((at) => row[at] ?? '');
    const vote = readVote(field!, line, statement!);
    if (vote === undefined) throw new SyntaxError(`row ${line}: the vote is empty`);
    events.push({ time: Number(time), participant: participant!, statement: statement!, vote });
  }
  return events.sort((a, b) => a.time - b.time);
}

/**
 * Reads Polis's `comments.csv`.
 * @throws SyntaxError when a needed column is missing
 */
export function readStatements(text: string): StatementRecord[] {
  const rows = readCsv(text);
  const head = rows.next().value ?? [];
  const place = (name: string) => head.indexOf(name);
  if (place('comment-id') === -1 || place('comment-body') === -1) {
    throw new SyntaxError('row 1: "comment-id" or "comment-body" is missing');
  }
  return Array.from(rows, (row) => ({
    id: row[place('comment-id')] ?? '',
    author: row[place('author-id')] ?? '',
    text: row[place('comment-body')] ?? '',
    moderated: Number(row[place('moderated')] ?? 0) || 0,
    isMeta: row[place('is-meta')] === 'true',
  }));
}

/**
 * Writes `participants-votes.csv` as Polis does; reading it again gives the same conversation.
 * @param authored number of statements each participant wrote, 0 by default
 */
export function writeParticipantVotes(conversation: Conversation, authored?: ArrayLike<number>): string {
  const { votes, participantIds, statementIds, groups } = conversation;
  const head = FIXED.filter((name) => name !== 'xid');
  const lines = [csvLine([...head, ...statementIds])];
  for (let i = 0; i < votes.participants; i++) {
    const row = votes.cells.subarray(votes.rowStart[i]!, votes.rowStart[i + 1]!);
    const fields = statementIds.map((_, j) => voteAt(votes, i, j) ?? '');
    const agrees = row.filter((cell) => (cell & 3) === 2).length;
    const disagrees = row.filter((cell) => (cell & 3) === 0).length;
    const group = groups[i]! < 0 ? '' : groups[i]!;
    lines.push(csvLine([participantIds[i]!, group, authored?.[i] ?? 0, row.length, agrees, disagrees, ...fields]));
  }
  return `${lines.join('\n')}\n`;
}

/** Writes `comments.csv` with the agrees and disagrees counted from the votes. */
export function writeStatements(statements: readonly StatementRecord[], conversation: Conversation): string {
  const tallies = tallyVotes(conversation.votes);
  const places = new Map(conversation.statementIds.map((id, j) => [id, j]));
  const lines = [csvLine(['comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'is-meta', 'comment-body'])];
  for (const { id, author, text, moderated, isMeta } of statements) {
    const j = places.get(id) ?? -1;
    const agrees = tallies.agrees[j] ?? 0;
    lines.push(csvLine([id, author, agrees, tallies.disagrees[j] ?? 0, moderated, String(isMeta), text]));
  }
  return `${lines.join('\n')}\n`;
}
