/** Photos as they were drawn anew: to everybody with what is public, to the sender, to those who work on it. */
import type { Context } from '../../../platform/http/context.ts';
import type { FileAnswer } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { fileAnswer } from '../../files/index.ts';
import { query } from '../operations.ts';
import { canRead } from '../policy.ts';
import { isPublic, loadMatter, type Matter } from '../store/matter.ts';

interface Asked {
  photoId: string;
  size: 'screen' | 'small';
  /** Photos of visits, beside the sender's own. */
  visits: boolean;
  /** Only what everybody may see. */
  open: boolean;
}

async function photoOf(ctx: Context, { row }: Matter, { photoId, size, visits, open }: Asked): Promise<FileAnswer> {
  const photo = await ctx.db
    .selectFrom('suggestion_photos as p')
    .leftJoin('suggestion_visits as v', 'v.id', 'p.visit_id')
    .select(['p.suggestion_id', 'v.suggestion_id as visited', 'p.state', 'p.withheld', 'p.file_id', 'p.small_file_id'])
    .where('p.id', '=', photoId)
    .executeTakeFirst();
  const ofIt = photo?.suggestion_id === row.id || (visits && photo?.visited === row.id);
  const fileId = size === 'small' ? photo?.small_file_id : photo?.file_id;
  if (!ofIt || photo?.state !== 'ready' || !fileId || (open && photo.withheld)) throw notFound();
  return fileAnswer(ctx, fileId);
}

export const publicSuggestionPhoto = query(
  'publicSuggestionPhoto',
  'A photo of a public suggestion',
  async (ctx, { params, query: { size } }) => {
    const matter = await loadMatter(ctx, { id: params.suggestionId }, false);
    if (!isPublic(matter.row, ctx.clock.now()) || matter.row.publicity_decision !== 'public') throw notFound();
    return photoOf(ctx, matter, { photoId: params.photoId, size, visits: true, open: true });
  },
  { access: 'public' },
);

export const mySuggestionPhoto = query(
  'mySuggestionPhoto',
  'A photo of one’s own suggestion',
  async (ctx, { params, query: { size } }) => {
    const matter = await loadMatter(ctx, { secret: params.secret }, false);
    return photoOf(ctx, matter, { photoId: params.photoId, size, visits: true, open: false });
  },
  { access: 'public' },
);

export const suggestionPhoto = query(
  'suggestionPhoto',
  'A photo of a suggestion, for those who work on it',
  async (ctx, { params, query: { size } }) => {
    const matter = await loadMatter(ctx, { id: params.suggestionId }, false);
    if (!canRead(ctx.actor, matter.subject)) throw notFound();
    return photoOf(ctx, matter, { photoId: params.photoId, size, visits: true, open: false });
  },
);
