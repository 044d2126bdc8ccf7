/** What an operator writes to found an assembly: its term and sessions, bodies, units, people and rules. */
import { z } from 'zod';
import { memberRoles, roles, unitRoles } from '../../modules/accounts/index.ts';

const name = z.string().trim().min(1).max(120);
const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]*$/)
  .max(60);
const instant = z.iso.datetime({ offset: true });
const given = roles.filter((role) => !memberRoles.includes(role)) as [string, ...string[]];

const person = z.object({ login, name, phone: z.string().trim().max(30).default('') });

const office = z.strictObject({
  role: z.enum(given),
  unit: name.optional().describe('Name of the handling unit or supervision office'),
  body: name.optional().describe('Name of the body a contact speaks for'),
});

export const foundingPlan = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, beginning with a letter'),
    level: z.enum(['province', 'city', 'county']),
    name,
    shortName: name,
    nameEn: name.optional().describe('What it is called on English pages'),
    shortNameEn: name.optional(),
    englishNames: z.record(name, name).default({}).describe('English names of bodies and units by their own names'),
    place: name,
    contact: z.string().trim().max(200).default(''),
    parent: z.string().nullable().default(null).describe('Code of the assembly above, founded before'),
    term: z.strictObject({ ordinal: z.int().positive(), startsOn: z.iso.date(), endsOn: z.iso.date() }),
    sessions: z
      .array(
        z.strictObject({
          ordinal: z.int().positive(),
          opensAt: instant,
          closesAt: instant,
          proposalsFrom: instant,
          proposalsUntil: instant,
          intersessionUntil: instant,
        }),
      )
      .min(1),
    rules: z.enum(['national', 'province', 'county']),
    bodies: z.strictObject({
      sector: z.array(name).default([]),
      committee: z.array(name).default([]),
      party: z.array(name).default([]),
      organisation: z.array(name).default([]),
      group: z.array(name).default([]),
    }),
    units: z
      .array(
        z.strictObject({
          name,
          kind: z.enum(['handling', 'supervision_party', 'supervision_government']).default('handling'),
          side: z.enum(['party', 'government']).default('government'),
          letterCode: z.string().trim().max(40).default(''),
        }),
      )
      .min(1),
    members: z.array(
      person.extend({
        number: z.string().trim().min(1).max(20),
        standing: z.boolean().default(false),
        sector: name.optional(),
        committee: name.optional(),
        party: name.optional(),
        group: name.optional(),
        workplace: z.string().trim().max(120).default(''),
      }),
    ),
    people: z.array(person.extend({ offices: z.array(office).min(1) })),
  })
  .superRefine((plan, context) => {
    const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const known = { bodies: new Set(Object.values(plan.bodies).flat()), units: new Set(plan.units.map((u) => u.name)) };
    for (const named of Object.keys(plan.englishNames)) {
      if (!known.bodies.has(named) && !known.units.has(named))
        say(['englishNames', named], `no body or unit is named ${named}`);
    }
    const logins = new Set<string>();
    for (const [list, people] of [
      ['members', plan.members],
      ['people', plan.people],
    ] as const) {
      for (const [index, someone] of people.entries()) {
        if (logins.has(someone.login)) say([list, index, 'login'], `${someone.login} is used twice`);
        logins.add(someone.login);
      }
    }
    for (const [index, member] of plan.members.entries()) {
      for (const kind of ['sector', 'committee', 'party', 'group'] as const) {
        const wanted = member[kind];
        if (wanted && !plan.bodies[kind].includes(wanted))
          say(['members', index, kind], `no ${kind} is named ${wanted}`);
      }
    }
    for (const [index, someone] of plan.people.entries()) {
      for (const [nth, held] of someone.offices.entries()) {
        const path = ['people', index, 'offices', nth];
        const needsUnit = (unitRoles as readonly string[]).includes(held.role);
        if (needsUnit && !held.unit) say([...path, 'unit'], `${held.role} needs a unit`);
        if (held.unit && !known.units.has(held.unit)) say([...path, 'unit'], `no unit is named ${held.unit}`);
        if (held.role === 'body_contact' && !held.body) say([...path, 'body'], 'body_contact needs a body');
        if (held.body && !known.bodies.has(held.body)) say([...path, 'body'], `no body is named ${held.body}`);
      }
    }
    for (const role of ['admin', 'security_admin', 'auditor'] as const) {
      const holders = plan.people.filter((someone) => someone.offices.some((held) => held.role === role));
      if (holders.length === 0) say(['people'], `nobody holds ${role}`);
    }
  });
export type FoundingPlan = z.output<typeof foundingPlan>;
