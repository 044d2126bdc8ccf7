/** What the public reads of the history: facts and days, the ratings of a round as one sum, rework as a step of its own. */

import { iso } from '../../../platform/db/json-rows.ts';
import type { Locale } from '../../../platform/i18n/translate.ts';
import { localName } from '../../assemblies/index.ts';
import type { Satisfaction } from '../../handling/contract.ts';
import { publicReader } from '../../handling/index.ts';
import type { PublicProposal } from '../contract/register.ts';
import { readLine } from '../readers.ts';
import type { Matter } from '../store/matter.ts';
import type { Parts } from './parts.ts';

type Timeline = PublicProposal['timeline'];
type Line = Parts['publicHistory'][number];
/** With its line of the history; of several summed, the first. */
type Item = Timeline[number] & { seq: number };

const isRating = (line: Line) => line.action === 'rate' || line.action === 'enter_paper_rating';

const texts = (details: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  );

/** The public lines with the details the table of readers gives the public; of a title alone nothing but events. */
function publicLines(
  matter: Matter,
  history: readonly Line[],
): Array<{ line: Line; details: Record<string, unknown> }> {
  const states = new Map(matter.assignments.map((item) => [item.id, item.state]));
  return history.flatMap((line) => {
    const details = readLine(publicReader, {
      action: line.action,
      assignmentId: line.part_id,
      assignmentState: line.part_id ? (states.get(line.part_id) ?? null) : null,
      details: line.details as Record<string, unknown>,
    });
    if (!details) return [];
    return [{ line, details: matter.row.publicity_decision === 'public' ? details : {} }];
  });
}

/** @returns oldest first; single ratings are summed, so that nobody's own rating can be read off the order */
export function publicSteps(matter: Matter, parts: Pick<Parts, 'publicHistory'>, locale: Locale): Item[] {
  const units = new Map(matter.assignments.map((item) => [item.id, localName(item.unit, locale)]));
  const items: Item[] = [];
  let sum: Item | null = null;
  const whole = matter.row.publicity_decision === 'public';
  for (const { line, details } of publicLines(matter, parts.publicHistory)) {
    const unitName = (whole && line.part_id && units.get(line.part_id)) || null;
    if (isRating(line)) {
      sum ??= { seq: Number(line.seq), at: iso(line.at), monthOnly: false, event: 'rate', unitName: null, details: {} };
      if (!items.includes(sum)) items.push(sum);
      const overall = details.overall as Satisfaction | undefined;
      sum.at = iso(line.at);
      if (overall) sum.details[overall] = String(Number(sum.details[overall] ?? 0) + 1);
    } else {
      items.push({
        seq: Number(line.seq),
        at: iso(line.at),
        monthOnly: (line.details as Record<string, unknown>).monthOnly === true,
        event: line.action,
        unitName,
        details: texts(details),
      });
    }
    if (line.action === 'issue_reply') sum = null;
    if (line.to_state === 'reworking' && line.from_state !== 'reworking') {
      const seq = Number(line.seq);
      items.push({ seq, at: iso(line.at), monthOnly: false, event: 'rework_asked', unitName: null, details: {} });
      sum = null;
    }
  }
  return items;
}

export const publicTimeline = (matter: Matter, parts: Pick<Parts, 'publicHistory'>, locale: Locale): Timeline =>
  publicSteps(matter, parts, locale).map(({ seq: _seq, ...item }) => item);
