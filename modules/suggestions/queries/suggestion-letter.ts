/** A unit's reply to a suggestion as an official letter, to those who may read the reply. */
import { documentAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { mergeWords } from '../../../platform/i18n/catalogue.ts';
import { createTranslations, type Translate } from '../../../platform/i18n/translate.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { listUnits } from '../../assemblies/index.ts';
import { locales as handlingWords, letterDocument, letterName } from '../../handling/index.ts';
import { locales } from '../locales.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentSuggestion } from './get-suggestion.ts';

let kept: Promise<Translate> | undefined;

/** Letters are Chinese whatever the reader's language. */
function officialWords(): Promise<Translate> {
  const modules = [
    { name: 'suggestions', locales },
    { name: 'handling', locales: handlingWords },
  ];
  kept ??= createTranslations(mergeWords(modules)).then((of) => of('zh-CN'));
  return kept;
}

export const suggestionLetter = query(
  'suggestionLetter',
  'A reply to a suggestion as an official letter',
  async (ctx, { params, query: { format } }) => {
    const t = await officialWords();
    const matter = await readMatter(ctx, params.suggestionId);
    const detail = await presentSuggestion({ ...ctx, locale: 'zh-CN', t }, matter);
    const reply = detail.replies.find((item) => item.replyId === params.replyId);
    if (!reply) throw notFound();
    const side = detail.assignments.find((item) => item.assignmentId === reply.assignmentId)?.side;
    const [office] = side ? await listUnits(ctx.db, ctx.assembly.id, `supervision_${side}`) : [];
    const { sender_name: name, identity } = matter.row;
    const letter = letterDocument({
      reply,
      title: t('suggestions.letter.title', { assembly: ctx.assembly.name, number: detail.number ?? '' }),
      addressees: [{ name: name || t('suggestions.sender'), isBody: identity !== 'member' || name === '' }],
      copies: [ctx.assembly.name, ...(office ? [office.name] : [])],
      t,
    });
    const body = await print({ kind: 'letter', format, document: letter }, shareOf(ctx.actor));
    const number = detail.number === null ? null : String(detail.number);
    return documentAnswer(fileName(...letterName({ reply, t }, number, detail.replies)), format, body);
  },
  { limit: 60 },
);
