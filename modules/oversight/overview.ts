/** What those who oversee see of all kinds of matters in one span of days; a weekly brief is this, kept. */

import { joinNames } from '../../platform/documents/wording.ts';
import type { Context } from '../../platform/http/context.ts';
import type { OverseenKind, OverseenLine, Span } from '../../platform/oversight/kind.ts';
import { listUnits, localName } from '../assemblies/index.ts';
import type { Overview, OverviewLine } from './contract.ts';

const MOST = 12;

/** Facts without words, so that each reader has them in their own language. */
export interface BriefContent extends Span {
  counts: Array<{ room: string; name: string; count: number; list: string }>;
  late: Array<{ room: string; clock: string; waitsFor: string; count: number; list: string }>;
  answers: KeptLine[];
  key: KeptLine[];
}

type KeptLine = OverseenLine & { room: string };

/** @param open confidential matters are left out, as of a paper that goes round */
export async function gather(
  ctx: Context,
  kinds: readonly OverseenKind[],
  span: Span,
  open: boolean,
): Promise<BriefContent> {
  const content: BriefContent = { ...span, counts: [], late: [], answers: [], key: [] };
  for (const kind of kinds) {
    const { room } = kind;
    content.counts.push(...(await kind.counts(ctx, span, open)).map((item) => ({ room, ...item })));
    for (const { waitsFor, clock, count } of await kind.late(ctx, open)) {
      const unitId = waitsFor.startsWith('unit:') ? waitsFor.slice(5) : null;
      content.late.push({ room, clock, waitsFor, count, list: kind.lateList(unitId) });
    }
    const inRoom = (lines: OverseenLine[]): KeptLine[] => lines.map((line) => ({ ...line, room }));
    content.answers.push(...inRoom(await kind.answers(ctx, span, open, MOST)));
    content.key.push(...inRoom(await kind.key(ctx, open, MOST)));
  }
  return content;
}

/** Is there anything to tell? */
export const tellsSomething = ({ counts, late }: BriefContent): boolean =>
  late.length > 0 || counts.some((item) => item.count > 0);

/** The facts in the reader's words: late deadlines a line for each unit or office, a column for each stage. */
export async function present(ctx: Context, content: BriefContent): Promise<Overview> {
  const units = new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, unit]));
  const order = new Map([...units.keys()].map((id, index) => [`unit:${id}`, index]));
  const nameOf = (waitsFor: string): string => {
    const [type, id] = waitsFor.split(':') as [string, string];
    if (type === 'unit') return units.has(id) ? localName(units.get(id)!, ctx.locale) : '';
    return type === 'role' ? ctx.t(`accounts.role.${id}`) : ctx.t('oversight.proposers');
  };
  const lineOf = ({ room, state, answered, unitIds, ...line }: KeptLine): OverviewLine => ({
    ...line,
    who: joinNames(unitIds.map((id) => nameOf(`unit:${id}`)).filter(Boolean), ctx.locale),
    note: answered
      ? `${answered.code} ${answered[ctx.locale === 'en' ? 'en' : 'zh']}`
      : ctx.t(`${room}.state.${state}`),
  });
  const person = (waitsFor: string) => (/^(unit|role):/.test(waitsFor) ? waitsFor : 'people');
  // Stages of two kinds that are called the same are one column; a unit has a line for each kind.
  const labels = content.late.map(({ room, clock }) => ctx.t(`${room}.clock.${clock}`));
  const stages: Array<{ key: string; label: string }> = [];
  for (const [at, { room, clock }] of content.late.entries())
    if (!stages.some((stage) => stage.label === labels[at]))
      stages.push({ key: `${room}.${clock}`, label: labels[at]! });
  const rows = new Map<string, { waitsFor: string; room: string; list: string; counts: number[] }>();
  for (const [at, item] of content.late.entries()) {
    const key = `${item.room}/${person(item.waitsFor)}`;
    const row = rows.get(key) ?? { ...item, counts: stages.map(() => 0) };
    row.counts[stages.findIndex((stage) => stage.label === labels[at])]! += item.count;
    rows.set(key, row);
  }
  const total = (row: { counts: readonly number[] }) => row.counts.reduce((sum, count) => sum + count, 0);
  return {
    from: content.from,
    until: content.until,
    counts: content.counts.map(({ room, name, count, list }) => ({
      label: ctx.t(`${room}.overseen.${name}`),
      how: ctx.t(`${room}.overseenHow.${name}`),
      count,
      list,
    })),
    stages,
    late: [...rows.entries()]
      .map(([key, { waitsFor, room, list, counts }]) => ({
        key,
        name: nameOf(waitsFor),
        about: ctx.t(`${room}.overseenRoom`),
        list,
        counts,
        total: total({ counts }),
        place: order.get(waitsFor) ?? order.size,
      }))
      .sort((a, b) => b.total - a.total || a.place - b.place)
      .map(({ place: _place, ...row }) => row),
    answers: content.answers.map(lineOf),
    key: content.key.map(lineOf),
  };
}
