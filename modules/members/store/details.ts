/** What is not open of a member, opened and sealed. */
import type { Selectable } from 'kysely';
import { dayOf } from '../../../platform/calendar/days.ts';
import type { SealedTable } from '../../../platform/crypto/rotate.ts';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { isIdentityNumber } from '../../../platform/privacy/check-digits.ts';
import type { DetailField, SensitiveField } from '../fields.ts';
import { hashedText, sensitiveFields } from '../fields.ts';
import type { MemberDetailsTable } from '../tables.ts';

export type DetailsRow = Selectable<MemberDetailsTable>;
/** As `members` knows them: a day or a choice that is not known is null, a text empty. */
export type Details = Record<Exclude<DetailField, 'born' | 'sex'>, string> & {
  born: string | null;
  sex: 'female' | 'male' | null;
};

const columnOf = {
  identityNumber: 'identity_number',
  religion: 'religion',
  homeAddress: 'home_address',
  phone: 'phone',
} as const satisfies Record<SensitiveField, keyof DetailsRow>;

/** How a new key goes through these rows. */
export const sealedDetails: SealedTable = {
  table: 'member_details',
  columns: Object.values(columnOf),
  hashes: {
    identity_number: { column: 'identity_hash', purpose: 'identity', text: hashedText },
    phone: { column: 'phone_hash', purpose: 'phone', text: hashedText },
  },
};

const placeOf = (memberId: string, field: SensitiveField) => ({
  table: 'member_details',
  column: columnOf[field],
  row: memberId,
});

const none: Details = {
  ethnicity: '',
  born: null,
  sex: null,
  education: '',
  identityNumber: '',
  religion: '',
  homeAddress: '',
  phone: '',
};

/** @param lock hold the row until the end of the transaction */
export async function readDetails(ctx: Context, memberId: string, lock = false): Promise<Details> {
  let query = ctx.db.selectFrom('member_details').selectAll().where('id', '=', memberId);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? openDetails(ctx, row) : none;
}

export function openDetails(ctx: Pick<Context, 'vault'>, row: DetailsRow): Details {
  const opened = (field: SensitiveField) => {
    const envelope = row[columnOf[field]];
    return envelope === null ? '' : ctx.vault!.open(envelope, placeOf(row.id, field));
  };
  return {
    ethnicity: row.ethnicity,
    born: row.born,
    sex: row.sex,
    education: row.education,
    identityNumber: opened('identityNumber'),
    religion: opened('religion'),
    homeAddress: opened('homeAddress'),
    phone: opened('phone'),
  };
}

/** The row of these details, sealed with the key in use. */
export function sealDetails(
  { vault, clock, assembly }: Pick<Context, 'vault' | 'clock' | 'assembly'>,
  seat: { id: string; termId: string },
  details: Details,
) {
  const sealed = (field: SensitiveField) =>
    details[field] === '' ? null : vault!.seal(details[field], placeOf(seat.id, field));
  const hashed = (field: 'identityNumber' | 'phone', purpose: string) =>
    details[field] === '' ? null : vault!.hash(hashedText(details[field]), purpose);
  return {
    id: seat.id,
    assembly_id: assembly.id,
    term_id: seat.termId,
    ethnicity: details.ethnicity,
    born: details.born,
    sex: details.sex,
    education: details.education,
    identity_number: sealed('identityNumber'),
    identity_hash: hashed('identityNumber', 'identity'),
    religion: sealed('religion'),
    home_address: sealed('homeAddress'),
    phone: sealed('phone'),
    phone_hash: hashed('phone', 'phone'),
    sealed_with: vault!.keyId(),
    updated_at: clock.now(),
  };
}

/** @param at path of the changes in the request @throws Problem 422 */
export function checkDetails(ctx: Pick<Context, 'clock'>, changes: Partial<Details>, at: string): void {
  const { identityNumber, phone, born } = changes;
  if (identityNumber && !isIdentityNumber(identityNumber)) throw invalid(`${at}.identityNumber`, 'identity_invalid');
  if (phone && !/^\+?\d[\d\s-]{4,28}\d$/.test(phone)) throw invalid(`${at}.phone`, 'phone_invalid');
  if (born && born >= dayOf(ctx.clock.now())) throw invalid(`${at}.born`, 'born_later');
}

/** Members whose number or telephone it is: by its keyed hash. */
export async function membersByNumber(ctx: Context, typed: string): Promise<string[] | undefined> {
  const text = hashedText(typed);
  const column = /^\d{17}[\dX]$/.test(text) ? 'identity_hash' : /^\+?\d{7,15}$/.test(text) ? 'phone_hash' : undefined;
  if (!column || !ctx.vault) return undefined;
  const hashes = ctx.vault.hashes(text, column === 'phone_hash' ? 'phone' : 'identity');
  const rows = await ctx.db
    .selectFrom('member_details')
    .select('id')
    .where('assembly_id', '=', ctx.assembly.id)
    .where(column, 'in', hashes)
    .execute();
  return rows.map((row) => row.id);
}

/** Writes the details of a seat. @throws Problem 422 when another seat of the term has the identity number */
export async function writeDetails(
  ctx: Context,
  seat: { id: string; termId: string },
  details: Details,
  at: string,
): Promise<void> {
  if (details.identityNumber !== '') {
    const hashes = ctx.vault!.hashes(hashedText(details.identityNumber), 'identity');
    const other = await ctx.db
      .selectFrom('member_details')
      .select('id')
      .where('term_id', '=', seat.termId)
      .where('identity_hash', 'in', hashes)
      .where('id', '<>', seat.id)
      .executeTakeFirst();
    if (other) throw invalid(`${at}.identityNumber`, 'identity_taken');
  }
  const { id, ...row } = sealDetails(ctx, seat, details);
  await ctx.db
    .insertInto('member_details')
    .values({ id, ...row })
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute();
}

/** Nothing of it is left. */
export const emptyDetails = none;

export const isEmpty = (details: Details): boolean =>
  sensitiveFields.every((field) => details[field] === '') &&
  details.ethnicity === '' &&
  details.education === '' &&
  details.born === null &&
  details.sex === null;
