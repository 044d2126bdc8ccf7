/** Files of proposals: who may attach one, who may read one. */
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { filesByIds, removeFiles } from '../../files/index.ts';
import type { ProposalFileRow } from '../tables.ts';
import type { Matter } from './matter.ts';

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

/** Files a proposal names: attachments, evidence, seals. */
export async function filesOf(ctx: Context, proposalId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select file_id as id from proposal_files where proposal_id = ${proposalId}
    union select file_id from proposal_evidence where proposal_id = ${proposalId} and file_id is not null
    union select seal_file_id from proposal_proposers where proposal_id = ${proposalId} and seal_file_id is not null`.execute(
    ctx.db,
  );
  return rows.map((row) => row.id);
}

/** Removes those of the files no other proposal names. */
export async function removeUnnamedFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::uuid[]) as given (id)
    where not exists (select 1 from proposal_files x where x.file_id = given.id)
      and not exists (select 1 from proposal_evidence x where x.file_id = given.id)
      and not exists (select 1 from proposal_proposers x where x.seal_file_id = given.id)`.execute(ctx.db);
  await removeFiles(
    ctx,
    rows.map((row) => row.id),
  );
}

/** Keeps a file with the proposal. @throws Problem 422 `file_unknown` when it is not the actor's */
export async function keepFile(
  ctx: Context,
  { row }: Pick<Matter, 'row'>,
  fileId: string,
  purpose: ProposalFileRow['purpose'],
): Promise<void> {
  await ownFiles(ctx, row.id, [fileId]);
  await ctx.db
    .insertInto('proposal_files')
    .values({
      id: newId(),
      proposal_id: row.id,
      file_id: fileId,
      purpose,
      added_by: ctx.actor.accountId,
      added_at: ctx.clock.now(),
    })
    .onConflict((clash) => clash.columns(['proposal_id', 'file_id']).doNothing())
    .execute();
}
