/** A file that hangs on a proposal, to those who may read the proposal. */
import { notFound } from '../../../platform/http/problem.ts';
import { fileAnswer } from '../../files/index.ts';
import { query } from '../operations.ts';
import { canReadFile } from '../policy.ts';
import { readMatter } from '../store/matter.ts';

export const downloadFile = query('downloadFile', 'Download a file of a proposal', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.proposalId);
  const found = await ctx.db
    .selectFrom('proposal_files')
    .select('purpose')
    .where('proposal_id', '=', matter.row.id)
    .where('file_id', '=', params.fileId)
    .executeTakeFirst();
  if (!found || !canReadFile(ctx.actor, found.purpose, matter.subject)) throw notFound();
  return fileAnswer(ctx, params.fileId);
});
