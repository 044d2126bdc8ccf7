/** Assemblies and sessions as the API answers them. */
import type { z } from 'zod';
import type { Locale } from '../../platform/i18n/translate.ts';
import type { assemblySchema, sessionSchema, termSchema } from './contract.ts';
import { sessionLabel, termLabel } from './labels.ts';
import type { Assembly } from './store.ts';
import type { PlenarySession, Term } from './time.ts';

export function presentAssembly(assembly: Assembly): z.input<typeof assemblySchema> {
  const { id, parentId, code, level, name, shortName, place } = assembly;
  const [nameEn, shortNameEn] = [assembly.nameEn || null, assembly.shortNameEn || null];
  return { id, parentId, code, level, name, shortName, nameEn, shortNameEn, place };
}

export function presentTerm(term: Term, locale: Locale): z.input<typeof termSchema> {
  const { id, ordinal, startsOn, endsOn } = term;
  return { id, ordinal, label: termLabel(ordinal, locale), startsOn, endsOn };
}

/** @throws Error when the session's term is not among the terms */
export function presentSession(
  session: PlenarySession,
  terms: readonly Term[],
  locale: Locale,
): z.input<typeof sessionSchema> {
  const term = terms.find((candidate) => candidate.id === session.termId);
  if (!term) throw new Error(`session ${session.id} has no term`);
  return {
    id: session.id,
    termId: term.id,
    termOrdinal: term.ordinal,
    ordinal: session.ordinal,
    label: sessionLabel(term.ordinal, session.ordinal, locale),
    opensAt: session.opensAt.toISOString(),
    closesAt: session.closesAt.toISOString(),
    proposalsFrom: session.proposalsFrom.toISOString(),
    proposalsUntil: session.proposalsUntil.toISOString(),
    intersessionUntil: session.intersessionUntil.toISOString(),
  };
}
