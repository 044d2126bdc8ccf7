/** The life of a proposal in stages, as every front shows it: what came of each, days taken, lines folded. */
import { type StageItem, Stages } from '../../../web/kit/stages.tsx';
import { type Stage, type StageLine, stagesOf } from '../stages.ts';
import type { ProposalState } from '../workflow.ts';

type Say = (key: string, params?: Record<string, unknown>) => string;

/** A line with the facts its reader may know of. */
export interface ToldLine extends StageLine {
  details: Record<string, unknown>;
}

interface Telling<Line extends ToldLine> {
  t: Say;
  /** The name of a step. */
  name(action: string): string;
  /** A day, or a month where the day means nothing. */
  date(at: string, monthOnly: boolean): string;
  /** A line of rating stands for a round, not for one who rated. */
  summed?: boolean;
  /** When a group of lines was; the day of its first when not given. */
  when?(group: readonly Line[]): string;
  /** Who acted: of all lines of one group. */
  by?(group: readonly Line[]): string;
  /** What was written, in words. */
  note?(line: Line): string;
}

export interface StageListProps<Line extends ToldLine> extends Telling<Line> {
  /** Oldest first, as the reader may know them. */
  lines: readonly Line[];
  state: ProposalState;
  now: Date;
  label: string;
}

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;
const judging: readonly string[] = ['rate', 'enter_paper_rating'];

const textIn = (line: ToldLine, key: string): string => {
  const value = line.details[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Ratings known one by one, or as a sum already. */
function sumOf(lines: readonly ToldLine[], level: string): number {
  return lines.reduce(
    (sum, line) => sum + Number(line.details[level] ?? 0) + (line.details.overall === level ? 1 : 0),
    0,
  );
}

function ratings(lines: readonly ToldLine[], t: Say): string {
  return levels
    .filter((level) => sumOf(lines, level) > 0)
    .map((level) => `${t(`handling.satisfaction.${level}`)} ${sumOf(lines, level)}`)
    .join(t('proposals.stage.and'));
}

/** The units of lines with the class each answered with, every unit once. */
function units(lines: readonly ToldLine[], t: Say): string {
  const names = lines.flatMap((line) => {
    if (line.unitName === null) return [];
    const replyClass = line.action === 'issue_reply' ? textIn(line, 'class') : '';
    return [replyClass ? t('proposals.stage.ofClass', { unit: line.unitName, class: replyClass }) : line.unitName];
  });
  return [...new Set(names)].join(t('proposals.stage.and'));
}

const said = (what: string, whom: string, t: Say): string => (whom ? t('proposals.stage.said', { what, whom }) : what);

/** “签收办理：省交通运输厅、省民政厅” */
function groupTitle<Line extends ToldLine>(group: readonly Line[], { t, name }: Telling<Line>): string {
  const { action } = group[0]!;
  return said(name(action), judging.includes(action) ? ratings(group, t) : units(group, t), t);
}

function facts(line: ToldLine, t: Say): string[] {
  const kind = textIn(line, 'kind');
  const status = textIn(line, 'status');
  const number = line.action === 'file' ? textIn(line, 'number') : '';
  return [
    number && t('proposals.stage.number', { number }),
    line.action === 'record_contact' && kind && t(`handling.contact.${kind}`),
    ['record_meeting', 'record_consultation'].includes(line.action) && kind && t(`proposals.meeting.${kind}`),
    textIn(line, 'title'),
    status && t(`handling.promiseStatus.${status}`),
    textIn(line, 'masked') && t('proposals.stage.masked', { count: Number(textIn(line, 'masked')) }),
    textIn(line, 'heldFinds') && t('proposals.stage.held', { count: Number(textIn(line, 'heldFinds')) }),
    line.action === 'issue_reply' && line.unitName === null && textIn(line, 'class'),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
}

/** The one line on a stage that says what came of it; while nothing has, what happened last. */
function outcomeOf<Line extends ToldLine>(stage: Stage<Line>, telling: Telling<Line>): string {
  const { t, name, summed } = telling;
  const last = stage.groups.at(-1);
  if (stage.outcome.length === 0) return stage.current && last ? groupTitle(last, telling) : '';
  if (stage.kind === 'rating') {
    const given = stage.outcome.filter((line) => judging.includes(line.action));
    const closing = stage.outcome.find((line) => !judging.includes(line.action));
    const known = given.length > 0 && !summed;
    const told = ratings(given, t) || (known ? t('proposals.stage.rated', { count: given.length }) : '');
    return [told, closing && name(closing.action)].filter(Boolean).join(' · ');
  }
  const line = stage.outcome.at(-1)!;
  return [said(name(line.action), units(stage.outcome, t), t), ...facts(line, t)].join(' · ');
}

const endings: Readonly<Record<string, ProposalState>> = {
  merge: 'merged',
  convert: 'converted',
  decline: 'declined',
  withdraw: 'withdrawn',
};
const repeated: readonly string[] = ['writing', 'examination', 'rating'];

/** “办理答复”, “重新评价”; where a life ended early, how. */
export function stageName(
  stage: Pick<Stage<StageLine>, 'kind' | 'round' | 'outcome'>,
  state: ProposalState,
  t: Say,
): string {
  if (stage.kind === 'ended') return t(`proposals.state.${endings[stage.outcome[0]?.action ?? ''] ?? state}`);
  if (stage.round > 1 && repeated.includes(stage.kind)) return t(`proposals.stage.again.${stage.kind}`);
  if (stage.round > 2) return t('proposals.stage.round', { round: stage.round });
  return t(`proposals.stage.kind.${stage.kind}`);
}

function period<Line extends ToldLine>(stage: Stage<Line>, { t, date }: Telling<Line>): string {
  const from = stage.from && date(stage.from, stage.fromMonth);
  const to = stage.to && date(stage.to, stage.toMonth);
  if (from && to) return from === to ? from : t('proposals.stage.between', { from, to });
  return from ? (stage.current ? t('proposals.stage.since', { from }) : from) : to || '';
}

function item<Line extends ToldLine>(
  stage: Stage<Line>,
  at: number,
  state: ProposalState,
  telling: Telling<Line>,
): StageItem {
  const { t, date } = telling;
  const title = stageName(stage, state, t);
  const outcome = outcomeOf(stage, telling);
  return {
    key: String(at),
    title,
    period: period(stage, telling),
    days:
      stage.days === null
        ? ''
        : t(stage.current ? 'proposals.stage.daysNow' : 'proposals.stage.days', { count: stage.days }),
    said: outcome === title ? '' : outcome,
    current: stage.current,
    lines: stage.groups.map((group, index) => ({
      key: String(index),
      title: groupTitle(group, telling),
      date: telling.when?.(group) ?? date(group[0]!.at, group[0]!.monthOnly),
      dateTime: group[0]!.at,
      by: [telling.by?.(group), ...group.flatMap((line) => facts(line, t))].filter(Boolean).join(' · '),
      note: group
        .map((line) => telling.note?.(line))
        .filter(Boolean)
        .join('\n'),
    })),
  };
}

export function StageList<Line extends ToldLine>({ lines, state, now, label, ...telling }: StageListProps<Line>) {
  const stages = stagesOf(lines, state, now);
  return <Stages label={label} stages={stages.map((stage, at) => item(stage, at, state, telling))} />;
}
