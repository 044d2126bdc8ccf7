/** Turns the event of a step into notices for those it concerns, in one transaction with the job's end. */
import type { AssemblyRef } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { notify } from '../../notices/index.ts';
import type { ProposalEvent } from '../events.ts';
import { loadMatter } from '../store/matter.ts';
import { recipientsOf } from './recipients.ts';

export async function assemblyById(environment: JobEnvironment, id: string): Promise<AssemblyRef | undefined> {
  return (await listAssemblies(environment.db)).find((assembly) => assembly.id === id);
}

export async function sendNotices(
  environment: JobEnvironment,
  data: Record<string, unknown>,
  jobId: string,
): Promise<void> {
  const event = data as unknown as ProposalEvent;
  const assembly = await assemblyById(environment, event.assemblyId);
  if (!assembly) return;
  await environment.db.transaction().execute(async (trx) => {
    const ctx = environment.services.contextFor(trx, assembly);
    let matter: Awaited<ReturnType<typeof loadMatter>>;
    try {
      matter = await loadMatter(ctx, event.proposalId, false);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return;
      throw error;
    }
    const unit = matter.assignments.find((item) => item.id === event.assignmentId)?.unit.name ?? '';
    const params = { ...event.params, subject: matter.row.subject, number: matter.row.number ?? '', unit };
    const told = await recipientsOf(ctx, matter, event);
    await notify(
      ctx,
      told.map(({ accountIds, front, words }) => ({
        key: jobId,
        accountIds,
        kind: `proposals.notice.${words}`,
        params,
        link: `/${front}/${assembly.code}/proposals/${matter.row.id}`,
      })),
    );
  });
}
