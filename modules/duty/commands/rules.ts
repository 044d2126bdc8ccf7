/** Publishes a version of the rules by which years are counted, checked for what must not be counted and cannot be reached. */
import { Problem } from '../../../platform/http/problem.ts';
import { chosenContent } from '../../../platform/rules/chosen.ts';
import { publishAsked } from '../../assemblies/index.ts';
import { lintRules } from '../engine/lint.ts';
import { command } from '../operations.ts';
import { presets } from '../presets/all.ts';
import { type DutyRules, dutyRules } from '../rules.ts';
import { withDue } from '../store/records.ts';
import { subject, thisYear } from '../store/years.ts';

/** @throws Problem 422 with the way to each part that cannot stand */
export function requireSound(rules: DutyRules): void {
  const findings = lintRules(rules);
  if (findings.length === 0) return;
  const issues = findings.map(({ path, code, params = {} }) => ({ path: `body.content.${path}`, code, params }));
  throw new Problem(422, 'invalid', {}, issues);
}

export const publishDutyRules = command(
  'publishDutyRules',
  'Publish a version of the rules of duty scores',
  async (ctx, { body }) => {
    const answer = await publishAsked(ctx, subject, body, () => {
      const rules = chosenContent(dutyRules, presets, body);
      requireSound(rules);
      return rules;
    });
    const year = thisYear(ctx.clock.now());
    await withDue(ctx, year, null).selectFrom('duty_years').select('id').where('year', '=', year).limit(1).execute();
    return answer;
  },
);
