/** Who proposed, as far as the directory of the term knows them. */
import { namesOf } from './cells.ts';
import type { Directory } from './directory.ts';
import type { RowReader } from './row-reader.ts';

export interface OldProposer {
  name: string;
  /** Both null: known by name only. */
  memberId: string | null;
  bodyId: string | null;
}

/** The first proposer first, nobody twice. */
export async function checkProposers(reader: RowReader, directory: Directory, termId: string): Promise<OldProposer[]> {
  reader.text('first');
  reader.text('cosigners');
  const firsts = namesOf(reader.cell('first'));
  if (firsts.length === 0) reader.refuse('first', 'proposer_missing');
  const proposers: OldProposer[] = [];
  for (const name of new Set([...firsts, ...namesOf(reader.cell('cosigners'))])) {
    const { several, memberId, bodyId } = await directory.proposer(termId, name);
    const column = firsts.includes(name) ? 'first' : 'cosigners';
    const known = memberId !== null || bodyId !== null;
    if (!known) reader.warn(column, several ? 'proposer_several' : 'proposer_unknown', { name });
    const twice = known && proposers.some((item) => item.memberId === memberId && item.bodyId === bodyId);
    if (!twice) proposers.push({ name, memberId, bodyId });
  }
  return proposers;
}
