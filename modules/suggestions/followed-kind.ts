/** What the public that follows a suggestion is told, and until when. */
import type { FollowedKind } from '../../platform/following/kind.ts';
import { notFound } from '../../platform/http/problem.ts';
import { listRuleVersionsOf } from '../assemblies/index.ts';
import { publicReader } from '../handling/index.ts';
import { suggestionLife } from './life.ts';
import { loadParts } from './queries/parts.ts';
import { lineOf } from './queries/shown.ts';
import { readLine } from './readers.ts';
import type { SuggestionRules } from './rules.ts';
import { loadMatter } from './store/matter.ts';

const DAY_MS = 86_400_000;

export const followedSuggestions: FollowedKind = {
  kind: suggestionLife.kind,
  async steps(ctx, id) {
    const matter = await loadMatter(ctx, { id }, false);
    if (!matter.subject.isPublic) throw notFound();
    const { history } = await loadParts(ctx, id, ['history']);
    const known = history.filter((line) => line.public && readLine(publicReader, lineOf(matter, line)));
    return known.map((line) => ({ seq: Number(line.seq), says: ctx.t(`suggestions.done.${line.action}`) }));
  },
  async over(ctx, ids) {
    const versions = await listRuleVersionsOf(ctx.db, ctx.assembly.id, 'suggestions');
    const days = new Map(versions.map(({ id, content }) => [id, (content as SuggestionRules).contact.keptDays]));
    const rows = await ctx.db
      .selectFrom('suggestions')
      .select(['id', 'rule_version_id', 'closed_at'])
      .where('id', 'in', [...ids])
      .where('assembly_id', '=', ctx.assembly.id)
      .where('closed_at', 'is not', null)
      .execute();
    const since = (at: Date) => (ctx.clock.now().getTime() - at.getTime()) / DAY_MS;
    return rows.flatMap((row) => (since(row.closed_at!) > (days.get(row.rule_version_id) ?? 0) ? row.id : []));
  },
};
