/** Rules of accounts: what applies now, what applied before, and what holds where nothing was published. */
import { useQuery } from '@tanstack/react-query';
import { Button, Collapse, Flex } from 'antd';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../../../platform/rules/fields.ts';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { useRoles } from '../../../../web/staff/matter-parts.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RuleValues } from '../../../../web/staff/rules/rule-difference.tsx';
import { accountEndpoints } from '../../contract.ts';
import { accountRules, presets, usualRules } from '../../rules.ts';

const fields = fieldsOf(accountRules);
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
  const { t, date } = useSession();
  const { code, query } = useVersions();
  const holds = useRoles();
  const navigate = useNavigate();
  const begin = holds('admin') && (
    <Button type="primary" onClick={() => void navigate(`/desk/${code}/account-rules/new`)}>
      {t('staff.rules.publish')}
    </Button>
  );
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('accounts.rules.title')}</h1>
        {begin}
      </Flex>
      <Loaded query={query}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <>
                <p>{t('accounts.rules.usual')}</p>
                <RuleValues fields={fields} words={words} content={usualRules} />
              </>
            );
          const current = items.find((item) => item.inForce) ?? items[0]!;
          return (
            <Collapse
              defaultActiveKey={[current.ruleVersionId]}
              items={items.map((item) => {
                const content = accountRules.safeParse(item.content);
                return {
                  key: item.ruleVersionId,
                  label: (
                    <>
                      {t('staff.rules.version', { version: item.version })} {item.name} · {date(item.appliesFrom)}{' '}
                      {item.inForce && <StateTag tone="done">{t('staff.rules.inForce')}</StateTag>}
                    </>
                  ),
                  children: (
                    <RuleValues
                      fields={fields}
                      words={words}
                      content={content.success ? content.data : (item.content as object)}
                    />
                  ),
                };
              })}
            />
          );
        }}
      </Loaded>
    </>
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
