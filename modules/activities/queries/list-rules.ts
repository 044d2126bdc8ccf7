/** The published versions of the assembly's rules for activities. */
import { ruleVersionsShown } from '../../assemblies/index.ts';
import { query } from '../operations.ts';

export const listActivityRules = query('listActivityRules', 'Published versions of the rules of activities', (ctx) =>
  ruleVersionsShown(ctx, 'activities'),
);
