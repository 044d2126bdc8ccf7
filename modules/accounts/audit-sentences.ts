/** Entries of the trail as sentences in the reader's language: people, units and lists by their names, never by ids. */
import type { Context } from '../../platform/http/context.ts';
import { bodiesByIds, listAssemblies, unitsByIds } from '../assemblies/index.ts';
import { auditActions } from './audit-actions.ts';
import { accountsByIds } from './store.ts';

export interface AuditEntry {
  seq: number;
  at: Date;
  account_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

type Reader = Pick<Context, 'db' | 't' | 'locale'>;

/** Subjects of rules with a name of their own. */
const ruled = ['proposals', 'suggestions', 'accounts', 'activities', 'duty'];

const idOf = (entry: AuditEntry, kind: string): string | undefined => {
  const [of, id] = entry.subject.split('/');
  return of === kind ? id : undefined;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const idsIn = (entries: readonly AuditEntry[], key: string): string[] =>
  entries.flatMap((entry) => (typeof entry.details[key] === 'string' ? [entry.details[key] as string] : []));

/** Names of everything these entries speak of, asked for at once. */
async function namesFor({ db, t }: Reader, entries: readonly AuditEntry[]) {
  const subjects = entries.flatMap((entry) => idOf(entry, 'account') ?? []);
  const accounts = await accountsByIds(db, [...subjects, ...idsIn(entries, 'accountId')]);
  const units = await unitsByIds(db, idsIn(entries, 'unitId'));
  const bodies = await bodiesByIds(db, idsIn(entries, 'bodyId'));
  const lent = entries.some((entry) => entry.action === 'account.lent');
  const assemblies = new Map((lent ? await listAssemblies(db) : []).map((item) => [item.code, item.name]));
  return {
    account(id: unknown): string {
      const known = accounts.get(textOf(id));
      return known ? t('audit.person', { ...known }) : t('audit.unknown.account');
    },
    place: ({ unitId, bodyId }: Record<string, unknown>): string =>
      units.get(textOf(unitId))?.name ?? bodies.get(textOf(bodyId))?.name ?? '',
    assembly: (code: unknown): string => assemblies.get(textOf(code)) ?? textOf(code),
  };
}

/** What was asked for with a list: values people typed as they stand, chosen ones by the name of their filter alone. */
function asked({ t }: Reader, details: Record<string, unknown>): string {
  const parts = Object.entries((details.asked ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
    .map(([key, value]) => {
      const typed = /^(format|person|words|within|search)$/.test(key) || /^\d{4}-\d\d-\d\d$/.test(String(value));
      const name = t(`audit.asked.${key}`);
      return typed ? t('audit.askedFor', { name, value: String(value) }) : name;
    });
  return parts.length === 0 ? '' : t('audit.narrowed', { parts: parts.join(t('audit.and')) });
}

const fieldsIn = ({ t }: Reader, values: unknown): string =>
  (Array.isArray(values) ? values : []).map((field) => t(`members.field.${field}`)).join(t('audit.and'));

const listed = ({ t }: Reader, values: unknown, kind: 'role' | 'scope'): string =>
  (Array.isArray(values) ? values : []).map((value) => t(`accounts.${kind}.${value}`)).join(t('audit.and'));

/** @returns a function that says one of these entries; it asks nothing more of the database */
export async function auditSentences(
  reader: Reader,
  entries: readonly AuditEntry[],
): Promise<(entry: AuditEntry) => string> {
  const { t } = reader;
  const names = await namesFor(reader, entries);
  return (entry) => {
    const { action, details } = entry;
    if (!auditActions.includes(action)) return t('audit.unknown.action', { action });
    const account = idOf(entry, 'account');
    const office = [names.place(details), details.role ? t(`accounts.role.${details.role}`) : ''];
    const number = textOf(details.number);
    return t(`audit.say.${action}`, {
      account: account ? names.account(account) : (idOf(entry, 'login') ?? ''),
      name: textOf(details.name),
      login: textOf(details.login),
      way: t(`audit.way.${details.way ?? 'password'}`),
      how: t(`audit.how.${details.how === 'demo' ? 'demo' : 'password'}`),
      why: t(`audit.why.${account ? (details.passwordLookedAt ? 'password' : 'closed') : 'unknown'}`),
      assembly: names.assembly(details.to),
      office: office.filter(Boolean).join(' '),
      label: textOf(details.label),
      scopes: listed(reader, details.scopes, 'scope'),
      acts: details.accountId ? names.account(details.accountId) : '',
      rules: t(`audit.rules.${ruled.includes(textOf(details.subject)) ? details.subject : 'other'}`),
      version: textOf(details.version),
      year: textOf(details.year),
      title: textOf(details.title),
      file: textOf(details.file),
      imported: textOf(details.imported),
      skipped: textOf(details.skipped),
      takenBack: textOf(details.takenBack),
      reason: textOf(details.reason),
      fields: fieldsIn(reader, details.fields),
      proposal: number ? t('audit.proposal', { number }) : t('audit.unnumbered'),
      list: t(`audit.list.${idOf(entry, 'operation')}`),
      asked: asked(reader, details),
      entries: textOf(details.entries),
      found: t(`audit.found.${details.whole ? 'whole' : 'broken'}`),
    });
  };
}

/** Who acted, in the reader's language. */
export function actorName({ t }: Reader, entry: AuditEntry): string {
  if (entry.account_id) return entry.actor_name;
  return entry.actor_name ? t('audit.unknown.system') : t('audit.unknown.nobody');
}
