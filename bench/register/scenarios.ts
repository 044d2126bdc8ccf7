/** What readers of the register ask for: addresses of the product's API and what they mean, for its rivals. */
import pg from 'pg';
import { createRandom } from '../../algorithms/random/prng.ts';
import { sharedSegmenter } from '../../algorithms/words/segment.ts';
import { api } from '../support/province.ts';

/** One request, in words of the matter: each contender turns it into an address of its own. */
export interface Ask {
  page?: number;
  sessionId?: string;
  category?: string;
  class?: string;
  words?: string;
  proposalId?: string;
}

export interface Scenario {
  name: 'list' | 'filtered list' | 'word search' | 'one proposal';
  asks: Ask[];
}

/** The product's address of an ask. */
export function productPath(ask: Ask): string {
  if (ask.proposalId) return `${api}/register/${ask.proposalId}`;
  const query = new URLSearchParams(Object.entries(ask).map(([key, value]) => [key, String(value)]));
  return `${api}/register?${query}`;
}

const categories = ['economy', 'agriculture', 'transport', 'construction', 'water', 'education', 'health', 'welfare'];

/** Content words of a subject, as somebody would type one or two of them. */
function typedWords(subject: string, random: () => number): string | undefined {
  const words = sharedSegmenter()
    .words(subject)
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word) && !['关于', '建议', '问题'].includes(word));
  if (words.length === 0) return undefined;
  const at = Math.floor(random() * words.length);
  const one = words[at]!;
  const two = words[(at + 1) % words.length]!;
  return random() < 0.5 || one === two ? one : `${one} ${two}`;
}

/** Draws the asks from what is in the database. */
export async function drawScenarios(databaseUrl: string): Promise<Scenario[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`select id, subject, session_id from proposals
    where publicity_decision = 'public' and public_from < now() order by md5(id::text) limit 3000`);
  await client.end();
  const random = createRandom(20261123);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const drawn = rows as Array<{ id: string; subject: string; session_id: string }>;
  const sessions = [...new Set(drawn.map((row) => row.session_id))];
  const filtered = Array.from({ length: 100 }, (_, index): Ask => {
    const ask: Ask = { page: 1 + Math.floor(random() * 2) };
    if (index % 3 !== 0) ask.sessionId = pick(sessions);
    if (index % 3 !== 1) ask.category = pick(categories);
    if (index % 5 === 0) ask.class = pick(['A', 'B', 'C']);
    return ask;
  });
  const words = [...new Set(drawn.flatMap((row) => typedWords(row.subject, random) ?? []))].slice(0, 1000);
  return [
    { name: 'list', asks: Array.from({ length: 10 }, (_, index) => ({ page: index + 1 })) },
    { name: 'filtered list', asks: filtered },
    { name: 'word search', asks: words.map((typed) => ({ words: typed })) },
    { name: 'one proposal', asks: drawn.slice(0, 1000).map((row) => ({ proposalId: row.id })) },
  ];
}
