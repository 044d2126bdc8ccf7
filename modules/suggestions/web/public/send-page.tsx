import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import { ChoiceField, LineField } from '../../../../web/public/letters/fields.tsx';
import { LetterPage } from '../../../../web/public/letters/letter-page.tsx';
import type { LetterData } from '../../../../web/public/letters/page-data.ts';
import type { PageEnv } from '../../../../web/public/page.tsx';
import type { sendingEndpoints } from '../../contract/sending.ts';
import { suggestionLetter } from './letter.ts';
import { baseOf } from './shared.tsx';

export type Options = CallOutput<typeof sendingEndpoints.suggestionOptions>;
export type SendData = LetterData<Options>;

/** The page for sending a suggestion. */
export function SendPage({ env, data }: { env: PageEnv; data: SendData }) {
  const { t } = env;
  const part = { env, data, kind: suggestionLetter };
  return (
    <LetterPage
      {...part}
      more={
        <>
          <ChoiceField
            {...part}
            name="category"
            none={t('suggestions.send.noCategory')}
            choices={data.options.categories}
          />
          <LineField {...part} name="name" autoComplete="name" />
        </>
      }
      after={
        <>
          {t('suggestions.send.after')} <a href={`${baseOf(env)}/screening`}>{t('suggestions.send.rules')}</a>
        </>
      }
    />
  );
}
