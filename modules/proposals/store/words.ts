/** Writes a proposal's row and what the searches know of it in one statement, so that the two never disagree. */
import type { Updateable } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import { withDays, withWords } from '../../../platform/search/matter-words.ts';
import type { MatterWords } from '../../../platform/search/words.ts';
import type { ProposalRow } from '../tables.ts';

/** Columns of a proposal that change. */
export type ProposalPatch = Updateable<ProposalRow>;

type Known = Pick<ProposalRow, 'id' | 'assembly_id' | 'filed_at' | 'public_from'>;

/**
 * @param row the proposal before the change
 * @param patch what changes, with the new version
 * @param words given when what can be found has changed; else only the days of filing and publication follow the patch
 */
export async function updateProposal(
  db: Db,
  row: Known,
  patch: ProposalPatch & { version: number },
  words?: MatterWords,
): Promise<void> {
  const facts = {
    kind: 'proposal',
    id: row.id,
    assemblyId: row.assembly_id,
    version: patch.version,
    listedAt: patch.filed_at === undefined ? row.filed_at : patch.filed_at,
    publicFrom: patch.public_from === undefined ? row.public_from : patch.public_from,
  };
  const moved = facts.listedAt !== row.filed_at || facts.publicFrom !== row.public_from;
  const beside = words ? withWords(db, facts, words) : moved ? withDays(db, facts) : db;
  await beside.updateTable('proposals').set(patch).where('id', '=', row.id).execute();
}
