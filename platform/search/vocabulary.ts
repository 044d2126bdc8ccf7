/** The words of the searches as a list of their own: learned as proposals come, looked up by sound and by shape. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { learnable, nearbyPatterns } from './sounds.ts';
import { soundsOf } from './sounds-work.ts';
import type { VocabularyRow } from './tables.ts';

const bySize = (a: VocabularyRow, b: VocabularyRow) => (a.word < b.word ? -1 : 1);

/** Adds words, in one order whoever adds, so that two at once never wait for each other in a ring. */
export async function addToVocabulary(db: Db, words: readonly VocabularyRow[]): Promise<void> {
  if (words.length === 0) return;
  const list = JSON.stringify([...words].sort(bySize));
  await sql`insert into search_vocabulary (word, pinyin, initials)
    select v.word, v.pinyin, v.initials from json_to_recordset(${list}::json) as v(word text, pinyin text, initials text)
    on conflict do nothing`.execute(db);
}

/** Learns the words of so many waiting matters. @returns how many matters were waiting, at most `limit` */
export async function learnWords(db: Db, limit: number): Promise<number> {
  if (!db.isTransaction) return db.transaction().execute((inner) => learnWords(inner, limit));
  const { rows: taken } = await sql<{ matter_id: string }>`delete from matter_words_new where matter_id in (
    select matter_id from matter_words_new order by matter_id limit ${limit} for update skip locked)
    returning matter_id`.execute(db);
  if (taken.length === 0) return 0;
  const { rows } = await sql<{ word: string }>`select x.word from (
      select distinct unnest(tsvector_to_array(w.inside)) as word from matter_words w
      where w.matter_id in (${sql.join(taken.map((row) => row.matter_id))})) x
    where not exists (select 1 from search_vocabulary v where v.word = x.word)`.execute(db);
  await addToVocabulary(db, await soundsOf(rows.flatMap(({ word }) => (learnable(word) ? [word] : []))));
  return taken.length;
}

/** Words that hold a character. */
export async function wordsHolding(db: Db, character: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select word from search_vocabulary
    where word like ${`%${character}%`} order by char_length(word), word limit ${limit}`.execute(db);
  return rows.map((row) => row.word);
}

/** Words by the letters that spell them. */
export async function wordsSpelt(db: Db, how: 'pinyin' | 'initials', pieces: readonly string[]) {
  if (pieces.length === 0) return [];
  const column = sql.ref(how);
  const { rows } = await sql<{ word: string; spelling: string }>`select word, ${column} as spelling
    from search_vocabulary where ${column} in (${sql.join(pieces)}) order by char_length(word), word`.execute(db);
  return rows;
}

/** Which of the words are known. */
export async function knownWords(db: Db, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const { rows } = await sql<{ word: string }>`select word from search_vocabulary
    where word in (${sql.join(words)})`.execute(db);
  return new Set(rows.map((row) => row.word));
}

/** Words one step from a word, in no order of likelihood. */
export async function wordsNear(db: Db, word: string, limit: number): Promise<string[]> {
  const patterns = nearbyPatterns(word.replace(/[\\%_]/g, ''));
  const { rows } = await sql<{ word: string }>`select word from search_vocabulary
    where word <> ${word} and (${sql.join(
      patterns.map((pattern) => sql`word like ${pattern}`),
      sql` or `,
    )}) limit ${limit}`.execute(db);
  return rows.map((row) => row.word);
}
