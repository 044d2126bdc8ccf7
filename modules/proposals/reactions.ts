/** What proposals do when something happened. */
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { notify } from '../../platform/notices/notify.ts';
import { proposalEventOf, proposalEvents } from './events.ts';
import { askingWords } from './jobs/audiences.ts';
import { recipientsOf } from './jobs/recipients.ts';
import { loadMatter } from './store/matter.ts';

/** Tells those a step concerns; of a draft that was thrown away meanwhile nobody is told. */
async function tellOfStep(ctx: Context, announced: AnnouncedEvent): Promise<void> {
  const event = proposalEventOf(announced);
  const matter = await loadMatter(ctx, event.proposalId, false).catch((error) => {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  });
  if (!matter) return;
  const unit = matter.assignments.find((item) => item.id === event.assignmentId)?.unit.name ?? '';
  const params = { ...event.params, subject: matter.row.subject, number: matter.row.number ?? '', unit };
  const told = await recipientsOf(ctx, matter, event);
  await notify(
    ctx,
    told.map(({ accountIds, front, words }) => ({
      key: announced.key,
      accountIds,
      kind: `proposals.notice.${words}`,
      topic: askingWords.has(words) ? ('task' as const) : ('progress' as const),
      matter: { kind: announced.kind, id: announced.matterId },
      confidential: matter.row.confidential,
      params,
      link: `/${front}/${ctx.assembly.code}/proposals/${matter.row.id}`,
    })),
  );
}

export const reactions: readonly Reaction[] = [{ name: 'notices', on: proposalEvents, handle: tellOfStep }];
