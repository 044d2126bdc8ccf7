/** The assignment list: what every unit was given, with whom, until when. */
import { sql } from 'kysely';
import { dayOf } from '../../../platform/calendar/days.ts';
import type { ListDocument } from '../../../platform/documents/list-docx.ts';
import type { Cell, SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import { writtenDay } from '../../../platform/documents/wording.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Unit } from '../../assemblies/index.ts';
import { type Condition, labelsFor, unitNames } from '../queries/lines.ts';
import { numberWords } from './wording.ts';

export interface AssignmentLine {
  unit: string;
  number: number | null;
  session: string;
  subject: string;
  proposer: string;
  role: string;
  state: string;
  others: string[];
  dispatchedAt: Date | null;
  dueAt: Date | null;
  issuedAt: Date | null;
}

interface Row {
  number: number | null;
  session_id: string;
  subject: string;
  proposer: string | null;
  role: string;
  state: string;
  others: string[] | null;
  dispatched_at: Date | null;
  due_at: Date | null;
  issued_at: Date | null;
}

/** Unit after unit in printed order, newest session first. @param where conditions on `proposals p` */
export async function* assignmentLines(
  ctx: Context,
  where: readonly Condition[],
  units: readonly Unit[],
): AsyncGenerator<AssignmentLine> {
  const labels = await labelsFor(ctx);
  const place = new Map(labels.sessions.map((session, index) => [session.id, -index]));
  for (const unit of units) {
    const { rows } = await sql<Row>`
      select p.number, p.session_id, p.subject, a.role, a.state, a.dispatched_at, a.issued_at,
        (select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1) as proposer,
        (select json_agg(o.unit_id) from assignments o where o.matter_id = p.id and o.unit_id <> a.unit_id
          and o.state not in ('proposed', 'replaced', 'bounced')) as others,
        (select max(c.due_at) from clocks c where c.matter_id = p.id and c.part_id = a.id
          and c.name = case when a.role = 'assisting' then 'opinion' else 'reply' end) as due_at
      from assignments a join proposals p on p.id = a.matter_id
      where a.unit_id = ${unit.id} and a.state not in ('proposed', 'replaced', 'bounced')
        and ${sql.join([...where], sql` and `)}
      order by p.number, p.id`.execute(ctx.db);
    const names = await unitNames(
      ctx,
      rows.flatMap((row) => row.others ?? []),
    );
    const sorted = rows.sort((a, b) => (place.get(a.session_id) ?? 0) - (place.get(b.session_id) ?? 0));
    for (const row of sorted) {
      yield {
        unit: unit.name,
        number: row.number,
        session: labels.session(row.session_id),
        subject: row.subject,
        proposer: row.proposer ?? '',
        role: ctx.t(`handling.assignmentRole.${row.role}`),
        state: ctx.t(`handling.assignmentState.${row.state}`),
        others: (row.others ?? []).map((id) => names.get(id) ?? ''),
        dispatchedAt: row.dispatched_at,
        dueAt: row.due_at,
        issuedAt: row.issued_at,
      };
    }
  }
}

type Words = Pick<Context, 't' | 'locale'>;

const titles = ({ t }: Words) => {
  const register = (key: string) => t(`proposals.documents.register.${key}`);
  const own = (key: string) => t(`proposals.documents.assignments.${key}`);
  return {
    unit: own('unit'),
    session: register('session'),
    number: register('number'),
    subject: register('subject'),
    proposer: register('proposer'),
    role: own('role'),
    others: own('others'),
    dispatched: register('dispatchedOn'),
    due: own('due'),
    issued: own('issuedOn'),
    state: own('state'),
  };
};

async function* cellsOf(lines: AsyncIterable<AssignmentLine>): AsyncGenerator<Cell[]> {
  for await (const line of lines) {
    const { unit, session, number, subject, proposer, role, others, dispatchedAt, dueAt, issuedAt, state } = line;
    yield [unit, session, number, subject, proposer, role, others.join('；'), dispatchedAt, dueAt, issuedAt, state];
  }
}

export function assignmentSheet(lines: AsyncIterable<AssignmentLine>, words: Words): SheetSpec {
  const title = titles(words);
  return {
    name: words.t('proposals.documents.assignments.sheet'),
    columns: [
      { title: title.unit, width: 24 },
      { title: title.session, width: 14 },
      { title: title.number, kind: 'integer' },
      { title: title.subject, width: 50 },
      { title: title.proposer, width: 16 },
      { title: title.role },
      { title: title.others, width: 30 },
      { title: title.dispatched, kind: 'date' },
      { title: title.due, kind: 'date' },
      { title: title.issued, kind: 'date' },
      { title: title.state, width: 14 },
    ],
    rows: cellsOf(lines),
  };
}

/** One table a unit. */
export function assignmentDocument(
  lines: readonly AssignmentLine[],
  words: Words,
  assemblyName: string,
  now: Date,
): ListDocument {
  const { t, locale } = words;
  const title = titles(words);
  const day = (at: Date | null) => (at ? dayOf(at) : '');
  return {
    title: t('proposals.documents.assignments.title', { assembly: assemblyName }),
    subtitles: [writtenDay(now, locale)],
    orientation: 'landscape',
    parts: [...Map.groupBy(lines, (line) => line.unit)].map(([unit, group]) => ({
      title: `${unit}　${t('proposals.documents.assignments.count', { count: group.length })}`,
      columns: [
        { title: title.session, weight: 2 },
        { title: title.number, weight: 2 },
        { title: title.subject, weight: 6 },
        { title: title.proposer, weight: 2 },
        { title: title.role, weight: 1 },
        { title: title.others, weight: 3 },
        { title: title.due, weight: 2 },
        { title: title.state, weight: 2 },
      ],
      rows: group.map((line) => [
        line.session,
        numberWords(line.number, t),
        line.subject,
        line.proposer,
        line.role,
        line.others.join('；'),
        day(line.dueAt),
        line.state,
      ]),
    })),
    meta: { lang: locale, author: assemblyName, createdAt: now },
  };
}
