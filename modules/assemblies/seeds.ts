/** Makes assemblies with terms, sessions, bodies and units, for the demo province and for tests. */
import { dayOf } from '../../platform/calendar/days.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { AssemblyRef } from '../../platform/http/context.ts';
import { type Body, insertBodies } from './bodies.ts';
import { insertSessions, insertTerm } from './calendar.ts';
import provinceMap from './demo/province-map.json' with { type: 'json' };
import { type DemoAssembly, demoAssemblies } from './demo-data.ts';
import { demoEnglish } from './demo-english.ts';
import { areaCollection } from './map-shape.ts';
import { setMap } from './maps.ts';
import { insertAssembly } from './store.ts';
import type { BodyKind } from './tables.ts';
import type { PlenarySession } from './time.ts';
import { insertUnits, type Unit } from './units.ts';

export interface SeededUnit extends Omit<Unit, 'active'> {
  key: string;
}

export interface SeededAssembly {
  ref: AssemblyRef;
  /** First day of the running term, China's time. */
  termStart: Date;
  termId: string;
  previousTermId: string;
  /** Of both terms, oldest first. */
  sessions: PlenarySession[];
  bodies: Body[];
  units: SeededUnit[];
}

const yearsOfTerm = 5;

/** An instant of China's time from a year and `MM-DDTHH:mm`. */
const inYear = (year: number, text: string) => new Date(`${year}-${text}:00+08:00`);

/** The sessions of a term, one a year; the intersession window of each ends on 5 December at 23:59. */
function sessionsOfTerm(
  assemblyId: string,
  termId: string,
  startYear: number,
  plenary: DemoAssembly['plenary'],
): Array<Omit<PlenarySession, 'id'>> {
  return Array.from({ length: yearsOfTerm }, (_, index) => {
    const year = startYear + index;
    return {
      assemblyId,
      termId,
      ordinal: index + 1,
      opensAt: inYear(year, plenary.opens),
      closesAt: inYear(year, plenary.closes),
      proposalsFrom: inYear(year, plenary.from),
      proposalsUntil: inYear(year, plenary.until),
      intersessionUntil: inYear(year, '12-05T23:59'),
    };
  });
}

/**
 * The running term is in its fourth year, so that three years lie behind and the next session is known; the term before
 * it is whole. Proposals of after 5 December count for the coming year's session, which is known too.
 */
export async function seedAssembly(
  db: Db,
  plan: DemoAssembly,
  parentId: string | null,
  now: Date,
): Promise<SeededAssembly> {
  const assemblyId = await insertAssembly(db, { ...plan, parentId, createdAt: now });
  const startYear = Number(dayOf(now).slice(0, 4)) - 3;
  const term = (ordinal: number, year: number) =>
    insertTerm(db, { assemblyId, ordinal, startsOn: `${year}-01-01`, endsOn: `${year + yearsOfTerm - 1}-12-31` });
  const previousTermId = await term(plan.term - 1, startYear - yearsOfTerm);
  const termId = await term(plan.term, startYear);
  const planned = [
    ...sessionsOfTerm(assemblyId, previousTermId, startYear - yearsOfTerm, plan.plenary),
    ...sessionsOfTerm(assemblyId, termId, startYear, plan.plenary),
  ];
  const sessionIds = await insertSessions(db, planned);
  const bodies = (Object.entries(plan.bodies) as Array<[BodyKind, readonly string[]]>).flatMap(([kind, names]) =>
    names.map((name, index) => ({
      ...{ assemblyId, termId, kind, name, sortWeight: (index + 1) * 10 },
      nameEn: demoEnglish[name] ?? '',
    })),
  );
  const bodyIds = await insertBodies(db, bodies);
  const units = plan.units.map((unit, index) => ({
    ...unit,
    assemblyId,
    nameEn: demoEnglish[unit.name] ?? '',
    sortWeight: (index + 1) * 10,
  }));
  const unitIds = await insertUnits(db, units);
  return {
    ref: { id: assemblyId, code: plan.code, name: plan.name, level: plan.level },
    termStart: inYear(startYear, '01-01T00:00'),
    termId,
    previousTermId,
    sessions: planned.map((session, index) => ({ ...session, id: sessionIds[index]! })),
    bodies: bodies.map((body, index) => ({ ...body, id: bodyIds[index]! })),
    units: units.map((unit, index) => ({ ...unit, id: unitIds[index]! })),
  };
}

/** The demo province, by code. */
export async function seedDemoAssemblies(db: Db, now: Date): Promise<Map<string, SeededAssembly>> {
  const seeded = new Map<string, SeededAssembly>();
  for (const plan of demoAssemblies) {
    const parent = plan.parent === null ? null : (seeded.get(plan.parent)?.ref.id ?? null);
    const made = await seedAssembly(db, plan, parent, now);
    if (parent === null) await setMap(db, made.ref.id, areaCollection.parse(provinceMap).features);
    seeded.set(plan.code, made);
  }
  return seeded;
}
