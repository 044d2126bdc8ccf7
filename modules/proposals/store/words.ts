/** Writes a proposal's row and what the searches know of it in one statement, so that the two never disagree. */
import type { Updateable } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import { type SearchableWords, wordVector } from '../search.ts';
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
  words?: SearchableWords,
): Promise<void> {
  const filedAt = patch.filed_at === undefined ? row.filed_at : patch.filed_at;
  const publicFrom = patch.public_from === undefined ? row.public_from : patch.public_from;
  const facts = { version: patch.version, filed_at: filedAt, public_from: publicFrom };
  const update = (creator: Db) => creator.updateTable('proposals').set(patch).where('id', '=', row.id).execute();
  if (words) {
    const vectors = {
      inside: wordVector(words.inside),
      outside: words.outside === null ? null : wordVector(words.outside),
    };
    await update(
      db
        .with('learn', (inner) =>
          inner
            .insertInto('proposal_words_new')
            .values({ proposal_id: row.id })
            .onConflict((known) => known.doNothing()),
        )
        .with('words', (inner) =>
          inner
            .insertInto('proposal_words')
            .values({ proposal_id: row.id, assembly_id: row.assembly_id, ...facts, ...vectors })
            .onConflict((taken) =>
              taken.column('proposal_id').doUpdateSet((given) => ({
                ...facts,
                inside: given.ref('excluded.inside'),
                outside: given.ref('excluded.outside'),
              })),
            ),
        ) as unknown as Db,
    );
  } else if (filedAt !== row.filed_at || publicFrom !== row.public_from) {
    await update(
      db.with('words', (inner) =>
        inner.updateTable('proposal_words').set(facts).where('proposal_id', '=', row.id),
      ) as unknown as Db,
    );
  } else await update(db);
}
