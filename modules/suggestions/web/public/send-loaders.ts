/** The page for sending, and what its plain form does. */
import type { Context } from '../../../../platform/http/context.ts';
import { letterPage } from '../../../../web/public/letters/letter-loaders.ts';
import { mapOf } from '../../../assemblies/index.ts';
import { suggestionOptions } from '../../queries/suggestion-options.ts';
import { keepPhoto } from '../../store/keep-photos.ts';
import { suggestionLetter } from './letter.ts';
import type { SendData } from './send-page.tsx';

const nothing = { params: undefined as never, query: undefined as never, body: undefined as never };

export const optionsOf = (ctx: Context) => suggestionOptions.handle(ctx, nothing);

export const sending = letterPage({
  kind: suggestionLetter,
  page: 'suggestion-new',
  script: 'suggestions/send',
  options: optionsOf,
  map: async (ctx) => (await mapOf(ctx.db, ctx.assembly)) as SendData['map'] | undefined,
  keepPhoto,
});
