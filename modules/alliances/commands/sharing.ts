/** Files of a matter, and proposals or suggestions an assembly shares into it. */
import { newId } from '../../../platform/db/ids.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import { link, unlink } from '../../../platform/links/write-links.ts';
import { filesByIds, removeFiles } from '../../files/index.ts';
import { announceMatter } from '../events.ts';
import { matterLife } from '../life.ts';
import { command } from '../operations.ts';
import { advanceMatter, openMatter } from '../store/matter.ts';

export const addAllianceFile = command(
  'addAllianceFile',
  'Add a file to a matter of an alliance',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'add_file');
    const file = (await filesByIds(ctx.db, [body.fileId])).get(body.fileId);
    if (file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId)
      throw invalid('body.fileId', 'file_unknown');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await ctx.db
      .insertInto('alliance_files')
      .values({
        id,
        matter_id: matter.id,
        assembly_id: ctx.assembly.id,
        file_id: body.fileId,
        title: body.title,
        label: body.label,
        added_by_name: ctx.actor.name,
        added_at: now,
      })
      .execute();
    const details = { label: body.label, ...(body.label === 'internal' ? { title: body.title } : {}) };
    return { ...(await advanceMatter(ctx, matter, { action: 'add_file', partId: id, details })), allianceFileId: id };
  },
);

export const removeAllianceFile = command(
  'removeAllianceFile',
  'Take a file of the own assembly away',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'remove_file', body.expectedVersion);
    const gone = await ctx.db
      .deleteFrom('alliance_files')
      .where('id', '=', params.allianceFileId)
      .where('matter_id', '=', matter.id)
      .where('assembly_id', '=', ctx.assembly.id)
      .returning(['file_id', 'title', 'label'])
      .executeTakeFirst();
    if (!gone) throw notFound();
    await removeFiles(ctx, [gone.file_id]);
    const details = gone.label === 'internal' ? { title: gone.title } : {};
    return advanceMatter(ctx, matter, { action: 'remove_file', partId: params.allianceFileId, details });
  },
);

/** What was shared, as a link of the owner's: its people find the alliance beside the matter. */
const linked = (share: { kind: string; shared_id: string }, matterId: string) => ({
  from: { kind: share.kind, id: share.shared_id },
  relation: 'shared_into',
  to: { kind: matterLife.kind, id: matterId },
});

export const shareIntoAlliance = command(
  'shareIntoAlliance',
  'Share a proposal or suggestion of the own assembly into a matter',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'share');
    const shown = (await ctx.kinds?.get(body.kind)?.shown(ctx, [body.sharedId]))?.get(body.sharedId);
    if (!shown) throw invalid('body.sharedId', 'share_unknown');
    const now = ctx.clock.now();
    const row = { kind: body.kind, shared_id: body.sharedId };
    const id = newId(now.getTime());
    const added = await ctx.db
      .insertInto('alliance_shares')
      .values({
        ...row,
        id,
        matter_id: matter.id,
        assembly_id: ctx.assembly.id,
        title: shown.title,
        label: shown.label ?? '',
        by_name: ctx.actor.name,
        at: now,
      })
      .onConflict((known) => known.columns(['matter_id', 'shared_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw conflict('already_shared');
    await link(ctx, linked(row, matter.id));
    const answer = await advanceMatter(ctx, matter, { action: 'share', partId: id });
    await announceMatter(ctx, matter, 'shared');
    return answer;
  },
);

export const unshareFromAlliance = command(
  'unshareFromAlliance',
  'Take back what the own assembly shared',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'unshare', body.expectedVersion);
    const gone = await ctx.db
      .deleteFrom('alliance_shares')
      .where('id', '=', params.shareId)
      .where('matter_id', '=', matter.id)
      .where('assembly_id', '=', ctx.assembly.id)
      .returning(['kind', 'shared_id'])
      .executeTakeFirst();
    if (!gone) throw notFound();
    await unlink(ctx, linked(gone, matter.id));
    return advanceMatter(ctx, matter, { action: 'unshare', partId: params.shareId });
  },
);
