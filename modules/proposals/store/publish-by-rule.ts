/** At the end of the publication delay: the rule decides where nobody has. */
import { endClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { heldBack } from '../../../platform/publicity/decisions.ts';
import { writeHistory } from './advance.ts';
import type { Matter } from './matter.ts';
import { findsToPublish } from './publication.ts';
import { defaultPublicity, freshWords } from './publicity.ts';
import { updateProposal } from './words.ts';

/** Nothing that holds personal data is published by itself: it stays inside until somebody decides. */
export async function publishByRule(ctx: Context, matter: Matter): Promise<void> {
  const now = ctx.clock.now();
  await endClocks(ctx, matter, { names: ['publication'] });
  if (matter.row.publicity_decision !== null) return;
  const byRule = defaultPublicity(matter);
  const { decision, held } = heldBack(byRule, await findsToPublish(ctx, matter, byRule));
  const patch = {
    publicity_decision: decision,
    publicity_decision_reason: held > 0 ? ctx.t('publicity.held', { count: held }) : '',
    public_from: decision === 'internal' ? null : now,
    version: matter.row.version + 1,
  };
  await updateProposal(ctx.db, matter.row, patch, await freshWords(ctx, matter, decision));
  await writeHistory(ctx, matter, {
    action: 'auto_publish',
    from: matter.row.state,
    to: matter.row.state,
    details: { decision, ...(held > 0 ? { heldFinds: held } : {}) },
  });
}
