/** What the public reads of the history: facts and days, the ratings of a round as one sum, rework as a step of its own. */
import type { PublicProposal } from '../contract/register.ts';
import type { Matter } from '../store/matter.ts';
import type { Satisfaction } from '../tables-outcome.ts';
import { iso, type Parts } from './parts.ts';

type Timeline = PublicProposal['timeline'];
type Line = Parts['history'][number];

const shownDetails = ['number', 'kind', 'status', 'class', 'title', 'leader'] as const;
const isRating = (line: Line) => line.action === 'rate' || line.action === 'enter_paper_rating';

function detailsOf(line: Line): Record<string, string> {
  const details = line.details as Record<string, unknown>;
  const shown = shownDetails.filter((key) => typeof details[key] === 'string' || typeof details[key] === 'number');
  return Object.fromEntries(shown.map((key) => [key, String(details[key])]));
}

/** @returns oldest first; single ratings are summed, so that nobody's own rating can be read off the order */
export function publicTimeline(matter: Matter, parts: Pick<Parts, 'history'>): Timeline {
  const units = new Map(matter.assignments.map((item) => [item.id, item.unit.name]));
  const items: Timeline = [];
  let sum: Timeline[number] | null = null;
  for (const line of parts.history) {
    if (!line.public) continue;
    const details = line.details as Record<string, unknown>;
    const unitName =
      (line.assignment_id ? units.get(line.assignment_id) : undefined) ??
      (typeof details.unit === 'string' ? details.unit : null);
    if (isRating(line)) {
      sum ??= { at: iso(line.at), monthOnly: false, event: 'rate', unitName: null, details: {} };
      if (!items.includes(sum)) items.push(sum);
      const overall = details.overall as Satisfaction;
      sum.at = iso(line.at);
      sum.details[overall] = String(Number(sum.details[overall] ?? 0) + 1);
    } else {
      items.push({
        at: iso(line.at),
        monthOnly: details.monthOnly === true,
        event: line.action,
        unitName,
        details: detailsOf(line),
      });
    }
    if (line.action === 'issue_reply') sum = null;
    if (line.to_state === 'reworking' && line.from_state !== 'reworking') {
      items.push({ at: iso(line.at), monthOnly: false, event: 'rework_asked', unitName: null, details: {} });
      sum = null;
    }
  }
  return items;
}
