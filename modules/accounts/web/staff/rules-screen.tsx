/** Rules of accounts: the versions there are, and a new one published. */
import { useQuery } from '@tanstack/react-query';
import { fieldsOf } from '../../../../platform/rules/fields.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RuleValues } from '../../../../web/staff/rules/rule-difference.tsx';
import { RulesPage } from '../../../../web/staff/rules/rules-page.tsx';
import { accountEndpoints } from '../../contract.ts';
import { accountRules, presets, usualRules } from '../../rules.ts';

const words = 'accounts.rules';

function useVersions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['account-rules', code],
    queryFn: () => call(accountEndpoints.listAccountRules, code),
  });
  return { code, query };
}

export function RulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <RulesPage
      title={t('accounts.rules.title')}
      query={query}
      schema={accountRules}
      words={words}
      publishAt={`/desk/${code}/account-rules/new`}
      none={() => (
        <>
          <p>{t('accounts.rules.usual')}</p>
          <RuleValues fields={fieldsOf(accountRules)} words={words} content={usualRules} />
        </>
      )}
    />
  );
}

export function PublishRulesScreen() {
  const { t } = useSession();
  const { code, query } = useVersions();
  return (
    <PublishRulesPage
      title={t('accounts.rules.publish')}
      query={query}
      schema={accountRules}
      presets={presets}
      words={words}
      kept="account-rules:publish"
      publish={(body) => call(accountEndpoints.publishAccountRules, code, { body })}
      back={`/desk/${code}/account-rules`}
    />
  );
}
