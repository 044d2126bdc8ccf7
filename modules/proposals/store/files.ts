/** Files of proposals: who may attach one, who may read one. */
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { filesByIds } from '../../files/index.ts';

/**
 * The files named are of this assembly and uploaded by the actor, or hang on this proposal already.
 * @throws Problem 422 `file_unknown`
 */
export async function ownFiles(ctx: Context, proposalId: string, fileIds: readonly string[]): Promise<void> {
  const files = await filesByIds(ctx.db, fileIds);
  const strangers = fileIds.filter((id) => {
    const file = files.get(id);
    return file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId;
  });
  if (strangers.length === 0) return;
  const known = await ctx.db
    .selectFrom('proposal_files')
    .select('file_id')
    .where('proposal_id', '=', proposalId)
    .where('file_id', 'in', strangers)
    .execute();
  if (known.length < new Set(strangers).size) throw invalid('body.attachmentIds', 'file_unknown');
}
