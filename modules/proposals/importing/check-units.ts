/** Which units handled an old proposal, and in which part, however the register writes it. */
import { plainName, textOf } from '../../../platform/importing/cells.ts';
import type { RowReader as Reader } from '../../../platform/importing/row-reader.ts';
import type { ColumnKey } from './columns.ts';
import type { Directory } from './directory.ts';
import type { OldReply } from './old-reply.ts';

type Role = 'lead' | 'separate' | 'assisting';

export interface OldUnit {
  id: string;
  name: string;
  role: Role;
  /** The register calls it assisting although it stands where the lead does: so where each unit has a row of its own. */
  aside?: true;
  /** Its own replies, where each unit has a row; else those of the proposal are everybody's. */
  replies?: OldReply[];
}

const labels: Readonly<Record<string, Role>> = { 主办: 'lead', 会办: 'assisting', 协办: 'assisting', 分办: 'separate' };
const label = /(主办|会办|协办|分办)(?:单位)?\s*[:：]/u;

/** Of 主办：教育厅；会办：财政厅 the names under each label; without labels all under the column's own role. */
function labelled(text: string, own: Role): Array<{ role: Role; text: string }> {
  const [before = '', ...rest] = text.split(label);
  const parts = [{ role: own, text: before }];
  for (let at = 0; at < rest.length; at += 2) parts.push({ role: labels[rest[at]!]!, text: rest[at + 1] ?? '' });
  return parts.filter((part) => part.text.trim() !== '');
}

/** Names in one cell; a blank parts them only where what stands before and after it are units both. */
function namesIn(text: string, directory: Directory): string[] {
  const parts = text.split(/[、,，;；/\n]+/).flatMap((part) => {
    const pieces = part.trim().split(/\s+/).filter(Boolean);
    const apart = pieces.length > 1 && pieces.every((piece) => directory.unit(piece).found);
    return apart ? pieces : [pieces.join(' ')];
  });
  return [...new Set(parts.filter(Boolean))];
}

/** 分办 in the column on the way of handling makes the units named as lead separate ones. */
function handledSeparately(reader: Reader<ColumnKey>): boolean {
  const written = plainName(textOf(reader.cell('handling')));
  if (written === '') return false;
  if (/分办|分别办理|separate/.test(written)) return true;
  if (!/主办|会办|协办|独办|单办|单独|lead|assist/.test(written)) {
    reader.warn('handling', 'handling_unclear', { value: reader.quoted('handling') });
  }
  return false;
}

const calledAssisting = (reader: Reader<ColumnKey>): boolean => {
  const written = plainName(textOf(reader.cell('handling')));
  return /会办|协办|assist/.test(written) && !/主办|分办|lead|separate/.test(written);
};

/** @returns each unit once, lead or separate ones first */
export function checkUnits(reader: Reader<ColumnKey>, directory: Directory): OldUnit[] {
  const separately = handledSeparately(reader);
  const written = (['lead', 'separate', 'assisting'] as const).flatMap((column) =>
    labelled(textOf(reader.cell(column)), column === 'lead' && separately ? 'separate' : column).flatMap(
      ({ role, text }) => namesIn(text, directory).map((name) => ({ column, role, name })),
    ),
  );
  const aside = calledAssisting(reader);
  const found: OldUnit[] = [];
  for (const { column, role, name } of written) {
    const { found: unit, nearly } = directory.unit(name);
    const short = name.slice(0, 60).toWellFormed();
    if (!unit) reader.refuse(column, 'unit_unknown', { name: short });
    else if (found.some((item) => item.id === unit.id && item.role !== role)) {
      reader.refuse(column, 'unit_twice', { name: unit.name });
    } else if (!found.some((item) => item.id === unit.id)) {
      found.push({ id: unit.id, name: unit.name, role, ...(aside && role === 'lead' ? { aside } : {}) });
    }
    if (unit && nearly) reader.warn(column, 'unit_nearly', { name: short, unit: unit.name });
  }
  const count = (role: Role) => new Set(written.filter((item) => item.role === role).map((item) => item.name)).size;
  if (count('lead') > 1) reader.refuse('lead', 'several_leads');
  if (count('lead') > 0 && count('separate') > 0) reader.refuse('separate', 'lead_and_separate');
  return found;
}
