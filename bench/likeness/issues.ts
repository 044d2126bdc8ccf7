/** How many of the matters shown are of the same issue: real messages of which four issues are known. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createSimilarityIndex } from '../../algorithms/similarity/similarity-index.ts';
import type { TextSource } from '../support/texts.ts';

export interface Message {
  id: number;
  title: string;
  text: string;
}

export interface Issues {
  messages: Message[];
  /** Places in `messages` of each issue. */
  issues: number[][];
}

/** @returns undefined where the data folder is absent */
export function readIssues(data: string): Issues | undefined {
  const [file, hot] = [join(data, 'messages/messages.jsonl.gz'), join(data, 'messages/hot-issues.json')];
  if (!existsSync(file) || !existsSync(hot)) return undefined;
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const messages = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Message);
  const places = new Map(messages.map(({ id }, place) => [id, place]));
  const named = JSON.parse(readFileSync(hot, 'utf8')) as Record<string, number[]>;
  return { messages, issues: Object.values(named).map((ids) => ids.flatMap((id) => places.get(id) ?? [])) };
}

/** Each message as a proposal of its own, its number in front of the subject so that it is known again. */
export const asTexts = ({ messages }: Issues): TextSource => ({
  origin: `${messages.length} real messages, each once`,
  textsOf(n) {
    const { title, text } = messages[n]!;
    const whole = text.trim();
    return { subject: title.trim().slice(0, 190), situation: whole, analysis: '', suggestions: '', reply: '此复。' };
  },
});

/** The mean share of those shown (as many as there are others of the issue, at most eight) that are of the issue. */
export async function shareOfIssue(
  { issues }: Issues,
  found: (place: number) => Promise<readonly number[]>,
): Promise<number> {
  let sum = 0;
  let count = 0;
  for (const issue of issues) {
    const own = new Set(issue);
    for (const place of issue) {
      const most = Math.min(8, issue.length - 1);
      const right = (await found(place)).slice(0, most).filter((other) => other !== place && own.has(other));
      sum += right.length / most;
      count += 1;
    }
  }
  return sum / count;
}

/** The same, of the index alone, by how much of each text it holds. */
export async function shareByHeld(data: Issues, held: number): Promise<number> {
  const index = createSimilarityIndex({ fields: { title: 2, text: 1 } });
  const fields = ({ title, text }: Message) => ({ title: title.trim(), text: text.trim() });
  data.messages.forEach((message, place) => {
    const { title, text } = fields(message);
    index.add(String(place), { title, text: text.slice(0, held) });
  });
  return shareOfIssue(data, async (place) =>
    index
      .search(fields(data.messages[place]!), { limit: 8, passage: 0, exclude: String(place) })
      .map(({ id }) => Number(id)),
  );
}
