/** What is there after the senders have gone, and how long the work left for later takes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { SendingOutcome } from './senders.ts';

/** What is not as acknowledged, in words; empty when each suggestion and each photo is there exactly once. */
export async function lacking(client: pg.Client, files: string, sent: SendingOutcome['sent']): Promise<string[]> {
  const { rows } = await client.query(
    `select s.id, count(distinct p.id)::int as photos, (array_agg(p.id))[1] as photo,
        (select count(*)::int from history h where h.matter_id = s.id and h.action = 'send') as lines,
        (select count(*)::int from events e where e.matter_id = s.id and e.name = 'received') as events,
        (array_agg(f.storage_key))[1] as key, (array_agg(f.sha256))[1] as digest
      from suggestions s left join suggestion_photos p on p.suggestion_id = s.id
        left join files f on f.id = coalesce(p.file_id, p.original_file_id)
      group by s.id`,
  );
  const there = new Map(rows.map((row) => [row.id as string, row]));
  const said: string[] = [];
  const count = { lost: 0, doubled: 0, photos: 0, bytes: 0 };
  for (const { suggestionId, photoId } of sent) {
    const row = there.get(suggestionId);
    if (!row) count.lost += 1;
    else if (row.lines !== 1 || row.events !== 1) count.doubled += 1;
    else if (row.photos !== 1 || row.photo !== photoId) count.photos += 1;
    else if (!sameBytes(join(files, row.key), row.digest)) count.bytes += 1;
  }
  if (count.lost > 0) said.push(`${count.lost} suggestions are not there`);
  if (count.doubled > 0) said.push(`${count.doubled} suggestions are not there exactly once`);
  if (count.photos > 0) said.push(`${count.photos} photos do not hang on theirs exactly once`);
  if (count.bytes > 0) said.push(`bytes of ${count.bytes} photos are not on the disk as they were taken`);
  const known = new Set(sent.map((item) => item.suggestionId));
  const more = rows.filter((row) => !known.has(row.id)).length;
  if (more > 0) said.push(`${more} suggestions nobody was told of`);
  return said;
}

function sameBytes(path: string, digest: string): boolean {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex') === digest;
  } catch {
    return false;
  }
}

export interface LeftForLater {
  /** Photos not drawn yet. */
  photos: number;
  /** Events no handler was given yet, and what handlers still have to do: words, personal data and clock, notices. */
  events: number;
}

export async function leftForLater(client: pg.Client): Promise<LeftForLater> {
  const { rows } = await client.query(`select
    (select count(*)::int from suggestion_photos where state = 'waiting') as photos,
    (select count(*)::int from events where not spread)
      + (select count(*)::int from event_handlings where state = 'waiting') as events`);
  return rows[0] as LeftForLater;
}

/** Waits until nothing is left. @returns seconds from `began` for each, NaN where patience ended, and what is left then */
export async function catchUp(client: pg.Client, began: number, patience: number) {
  const seconds = { photos: Number.NaN, events: Number.NaN };
  let left = await leftForLater(client);
  for (;;) {
    const passed = (performance.now() - began) / 1000;
    for (const what of ['photos', 'events'] as const)
      if (left[what] === 0 && Number.isNaN(seconds[what])) seconds[what] = passed;
    if ((left.photos === 0 && left.events === 0) || passed > patience) return { seconds, left };
    await new Promise((next) => setTimeout(next, 500));
    left = await leftForLater(client);
  }
}
