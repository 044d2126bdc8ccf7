/** Rules of suggestions: the versions there are, and a new one published. */
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RulesPage } from '../../../../web/staff/rules/rules-page.tsx';
import { suggestionEndpoints } from '../../contract.ts';
import { presets, suggestionRules } from '../../rules.ts';

const words = 'suggestions.rules';

function useVersions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['suggestion-rules', code],
    queryFn: () => call(suggestionEndpoints.listSuggestionRules, code),
  });
  return { code, query };
}

export function RulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <RulesPage
      title={t('suggestions.rules.title')}
      query={query}
      schema={suggestionRules}
      words={words}
      publishAt={`/desk/${code}/suggestion-rules/new`}
      first={t('suggestions.desk.openRoom')}
      none={(admin) => (
        <Alert type="info" title={t(admin ? 'suggestions.desk.notOpen' : 'suggestions.desk.notOpenAsk')} />
      )}
    />
  );
}

export function PublishRulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <PublishRulesPage
      title={t('suggestions.rules.publish')}
      query={query}
      schema={suggestionRules}
      presets={presets}
      words={words}
      kept="suggestion-rules:publish"
      publish={(body) => call(suggestionEndpoints.publishSuggestionRules, code, { body })}
      back={`/desk/${code}/suggestion-rules`}
    />
  );
}
