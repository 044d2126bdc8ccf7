/** What the examination of an old proposal decided: most were filed, some were not. */
import { plainName, textOf } from '../../../platform/importing/cells.ts';
import type { RowReader as Reader } from '../../../platform/importing/row-reader.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';

export interface OldOutcome {
  kind: 'filed' | 'declined' | 'converted' | 'withdrawn';
  /** Of the grounds of the rules; null when none is meant by what the register says. */
  reasonCode: string | null;
  /** As the register words it. */
  reason: string;
}

const kinds: Readonly<Record<Exclude<OldOutcome['kind'], 'filed'>, readonly string[]>> = {
  declined: ['不予立案', '未立案', '不立案', '未予立案', '否', 'declined', 'notfiled', 'no'],
  converted: [
    ...['转办', '转为意见', '转为建议', '转为委员来信', '转为社情民意', '转社情民意', '作为来信处理', '作来信处理'],
    ...['改作委员来信', '转信访', 'converted'],
  ],
  withdrawn: ['撤案', '撤回', '已撤案', '撤销', 'withdrawn'],
};
const filedWords = ['', '立案', '已立案', '准予立案', '予以立案', '同意立案', '是', 'filed', 'yes'];

function kindOf(word: string): OldOutcome['kind'] | undefined {
  const plain = plainName(word);
  if (filedWords.includes(plain)) return 'filed';
  return (Object.keys(kinds) as Array<keyof typeof kinds>).find((kind) => kinds[kind].includes(plain));
}

/** @param handled units or replies are given: what was not filed has none */
export function checkOutcome(reader: Reader<ColumnKey>, directory: Directory, handled: boolean): OldOutcome {
  const reason = reader.text('reason');
  const written = textOf(reader.cell('outcome'));
  const kind = kindOf(written);
  if (kind === undefined) reader.refuse('outcome', 'outcome_unclear', { value: reader.quoted('outcome') });
  if (kind !== undefined && kind !== 'filed' && handled) reader.refuse('outcome', 'handled_without_filing');
  if (kind === 'filed' && reason !== '') reader.warn('reason', 'reason_of_filed');
  if (kind === 'declined' && reason === '') reader.warn('reason', 'reason_missing');
  const known = kind === 'declined' ? directory.declineReason(reason) : undefined;
  return { kind: kind ?? 'filed', reasonCode: known ?? null, reason: kind === 'filed' ? '' : reason };
}
