/** Members as the API answers them, with the names of their bodies. */
import type { z } from 'zod';
import type { Db } from '../../platform/db/schema.ts';
import { bodiesByIds } from '../assemblies/index.ts';
import type { memberSchema } from './contract/shared.ts';
import type { Member } from './store.ts';

export async function presentMembers(db: Db, members: readonly Member[]): Promise<Array<z.input<typeof memberSchema>>> {
  const ids = members.flatMap((member) => [
    member.sectorId,
    member.committeeId,
    member.committee2Id,
    member.partyId,
    member.groupId,
  ]);
  const bodies = await bodiesByIds(
    db,
    ids.filter((id) => id !== null),
  );
  const named = (id: string | null) => {
    const body = id === null ? undefined : bodies.get(id);
    return body ? { id: body.id, name: body.name } : null;
  };
  return members.map((member) => ({
    id: member.id,
    termId: member.termId,
    number: member.number,
    name: member.name,
    standing: member.standing,
    posts: member.posts,
    sector: named(member.sectorId),
    committee: named(member.committeeId),
    committee2: named(member.committee2Id),
    party: named(member.partyId),
    group: named(member.groupId),
    workplace: member.workplace,
    post: member.post,
    sortWeight: member.sortWeight,
    state: member.state,
    version: member.version,
  }));
}
