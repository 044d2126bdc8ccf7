/** From a grouping to issues as people read them. */
import type { Settled, TextNode } from './corpus.ts';
import type { Dismissal } from './decisions.ts';
import { heatAt, type Pulse, pulsesOf } from './heat.ts';
import { compareMessages, type Message } from './message.ts';
import { nameIssue } from './naming.ts';

/** A message of an issue. */
export interface Member {
  id: string;
  /** Mean cosine to the issue's other texts, 0 to 1; 1 in an issue of one text. */
  fit: number;
  /** First message (in canonical order) with the very same text, null for that one itself. */
  copyOf: string | null;
  /** True when it fits less than half as well as the middle member: worth a look. */
  loose: boolean;
}

/** One matter that several messages are about. */
export interface Issue {
  /** Id of its earliest message, so it stays as long as that message stays in it. */
  id: string;
  name: string;
  words: string[];
  place: { name: string; share: number } | null;
  /** Best fitting first. */
  members: Member[];
  /** Different texts and different authors (messages without an author count one each). */
  texts: number;
  people: number;
  /** First and last writing, milliseconds since 1970; null where no member has a time. */
  first: number | null;
  last: number | null;
  /** Heat at the report's time. */
  heat: number;
  /** What each message adds, by time: `heatAt` and `heatSeries` draw the curve from it. */
  pulses: Pulse[];
  /** Set when the issue was set aside; `joined` counts the messages that came after. */
  dismissed: { reason: string; joined: number } | null;
}

export interface IssueReport {
  /** Hottest first; equal heat: more messages, then id. */
  issues: Issue[];
  dismissed: Issue[];
  /** Ids of messages in no issue, in canonical order. */
  outliers: string[];
  /** Ids of messages with the very same text, canonical order inside each; only sets of two and more. */
  copies: string[][];
  /** The latest time of any message: the moment for which heat is given; null without any. */
  at: number | null;
}

export interface ReportInput {
  settled: Settled;
  /** Group of each row after decisions. */
  groups: Int32Array;
  dismissed: ReadonlyMap<number, Dismissal>;
  words: readonly string[];
  leastSize: number;
  halfLife: number;
}

/** Builds the report. */
export function reportIssues(input: ReportInput): IssueReport {
  const { settled, groups, dismissed, words, leastSize, halfLife } = input;
  const { nodes } = settled;
  const rows = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const list = rows.get(group);
    if (list) list.push(row);
    else rows.set(group, [row]);
  });
  let at: number | null = null;
  for (const { messages } of nodes) for (const { time } of messages) if (time !== null) at = Math.max(at ?? time, time);
  const rarity = rarityOf(nodes, words.length);
  const issues: Issue[] = [];
  const outliers: Message[] = [];
  for (const [group, list] of rows) {
    const messages = list.flatMap((row) => nodes[row]!.messages);
    if (messages.length < leastSize) {
      outliers.push(...messages);
      continue;
    }
    const aside = dismissed.get(group);
    const pulses = pulsesOf(messages);
    const { members, ordered } = membersOf(list, settled);
    const times = pulses.map(({ time }) => time);
    messages.sort(compareMessages);
    const authors = new Set(
      messages.map(({ author, id }) => (author === undefined ? `message ${id}` : `by ${author}`)),
    );
    issues.push({
      id: messages[0]!.id,
      ...nameIssue(ordered, words, rarity),
      members,
      texts: list.length,
      people: authors.size,
      first: times[0] ?? null,
      last: times.at(-1) ?? null,
      heat: at === null ? 0 : heatAt(pulses, at, halfLife),
      pulses,
      dismissed: aside ? { reason: aside.reason, joined: Math.max(0, messages.length - aside.size) } : null,
    });
  }
  issues.sort((a, b) => b.heat - a.heat || b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
  const copies = nodes.filter(({ messages }) => messages.length > 1);
  return {
    issues: issues.filter((issue) => !issue.dismissed),
    dismissed: issues.filter((issue) => issue.dismissed),
    outliers: outliers.sort(compareMessages).map(({ id }) => id),
    copies: copies.map(({ messages }) => messages.map(({ id }) => id)),
    at,
  };
}

function membersOf(list: readonly number[], { nodes, vectors }: Settled): { members: Member[]; ordered: TextNode[] } {
  const { start, feature, value } = vectors;
  const sum = new Map<number, number>();
  if (list.length > 1) {
    for (const row of list) {
      for (let k = start[row]!; k < start[row + 1]!; k++) sum.set(feature[k]!, (sum.get(feature[k]!) ?? 0) + value[k]!);
    }
  }
  const fits = list.map((row) => {
    if (list.length === 1) return { row, fit: 1 };
    let dot = 0;
    let self = 0;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      dot += sum.get(feature[k]!)! * value[k]!;
      self += value[k]! ** 2;
    }
    return { row, fit: Math.min(1, Math.max(0, (dot - self) / (list.length - 1))) };
  });
  fits.sort((a, b) => b.fit - a.fit || a.row - b.row);
  const middle = fits[fits.length >> 1]!.fit;
  const members = fits.flatMap(({ row, fit }) => {
    const [first, ...rest] = nodes[row]!.messages;
    const loose = fit < middle / 2;
    return [
      { id: first!.id, fit, copyOf: null, loose },
      ...rest.map(({ id }) => ({ id, fit, copyOf: first!.id, loose })),
    ];
  });
  return { members, ordered: fits.map(({ row }) => nodes[row]!) };
}

function rarityOf(nodes: readonly TextNode[], words: number): (word: number) => number {
  const count = new Int32Array(words);
  const seen = new Int32Array(words).fill(-1);
  nodes.forEach(({ tokens }, i) => {
    for (const word of tokens.words) {
      if (seen[word] === i) continue;
      seen[word] = i;
      count[word]!++;
    }
  });
  return (word) => Math.log(nodes.length / Math.max(1, count[word]!));
}
