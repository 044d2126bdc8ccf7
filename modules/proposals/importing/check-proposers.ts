/** Who proposed, as far as the directory of the term knows them. */

import { textOf } from '../../../platform/importing/cells.ts';
import type { PersonChosen } from '../../../platform/importing/kind.ts';
import type { RowReader as Reader } from '../../../platform/importing/row-reader.ts';
import { nameKey, partNames, type WrittenName } from '../../members/index.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';

export interface OldProposer {
  name: string;
  /** Both null: known by name only. */
  memberId: string | null;
  bodyId: string | null;
}

async function known(
  reader: Reader<ColumnKey>,
  directory: Directory,
  termId: string,
  column: 'first' | 'cosigners',
  written: WrittenName,
  chosen: PersonChosen,
): Promise<OldProposer> {
  const whole = written.qualifier === '' ? written.name : `${written.name}（${written.qualifier}）`;
  const { memberId, bodyId, several, name } = await directory.proposer(termId, written);
  if (several.length > 0) {
    const pick = several.find((person) => person.memberId === chosen(whole));
    if (pick) return { name: written.name, memberId: pick.memberId, bodyId: null };
    const people = several.map((person) => person.label).join('；');
    reader.refuse(column, 'proposer_several', { name: whole, people }, several);
    return { name: whole, memberId: null, bodyId: null };
  }
  if (memberId === null && bodyId === null) {
    if (termId !== '') reader.warn(column, 'proposer_unknown', { name: whole });
    return { name: whole, memberId: null, bodyId: null };
  }
  return { name, memberId, bodyId };
}

/** The first proposer first, nobody twice; a first cell with several names makes the others co-signers. */
export async function checkProposers(
  reader: Reader<ColumnKey>,
  directory: Directory,
  termId: string,
  chosen: PersonChosen,
): Promise<OldProposer[]> {
  reader.text('first');
  reader.text('cosigners');
  const proposers: OldProposer[] = [];
  const seen = new Set<string>();
  for (const column of ['first', 'cosigners'] as const) {
    const { names, remarks } = partNames(textOf(reader.cell(column)));
    if (column === 'first' && names.length === 0 && !reader.filled('first')) reader.refuse('first', 'proposer_missing');
    for (const remark of remarks) reader.warn(column, 'proposer_remark', { remark });
    for (const written of names) {
      const key = `${nameKey(written.name)}/${nameKey(written.qualifier)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const person = await known(reader, directory, termId, column, written, chosen);
      const isKnown = person.memberId !== null || person.bodyId !== null;
      const twice =
        isKnown && proposers.some((item) => item.memberId === person.memberId && item.bodyId === person.bodyId);
      if (!twice) proposers.push(person);
    }
  }
  return proposers;
}
