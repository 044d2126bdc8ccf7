/** When a suggestion becomes public, by the rule. */
import type { Context } from '../../../platform/http/context.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import { roundedPoint } from '../../../platform/publicity/rounded-place.ts';
import { withDays } from '../../../platform/search/matter-words.ts';
import { suggestionLife } from '../life.ts';
import type { Matter } from './matter.ts';

const shown = (decision: Publicity | null) => decision === 'public' || decision === 'title_only';

/** Columns of a decision on publicity taken now; it is read from now, or from the answer on. */
export function publicityPatch(ctx: Context, { row, rules }: Matter, decision: Publicity, reason: string) {
  const answered = row.replied_at !== null;
  const now = shown(decision) && (rules.publicity.from === 'accepted' || answered);
  // Of many at once: when it can no longer be taken back.
  const from = ctx.held?.until ?? ctx.clock.now();
  const point =
    shown(decision) && row.longitude !== null
      ? roundedPoint({ longitude: row.longitude, latitude: row.latitude! }, rules.publicity.placeMetres)
      : null;
  return {
    publicity_decision: decision,
    publicity_decision_reason: reason,
    public_from: now ? (row.public_from ?? from) : null,
    public_longitude: point?.longitude ?? null,
    public_latitude: point?.latitude ?? null,
  };
}

/** Where the rule shows suggestions with their answers: the answer is out. */
export async function publishWhenAnswered(ctx: Context, { row }: Matter): Promise<void> {
  if (!shown(row.publicity_decision) || row.public_from !== null) return;
  const days = {
    kind: suggestionLife.kind,
    id: row.id,
    assemblyId: row.assembly_id,
    version: row.version,
    listedAt: row.accepted_at,
    publicFrom: ctx.clock.now(),
  };
  await withDays(ctx.db, days)
    .updateTable('suggestions')
    .set({ public_from: days.publicFrom })
    .where('id', '=', row.id)
    .execute();
  row.public_from = days.publicFrom;
}
