/** Rules of duty scores: what applies now, what applied before; without any, the room begins with a preset. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Collapse, Flex } from 'antd';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../../../platform/rules/fields.ts';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { useRoles } from '../../../../web/staff/matter-parts.tsx';
import { PublishRulesPage } from '../../../../web/staff/rules/publish-page.tsx';
import { RuleValues } from '../../../../web/staff/rules/rule-difference.tsx';
import { dutyEndpoints } from '../../contract.ts';
import { presets } from '../../presets/all.ts';
import { dutyRules } from '../../rules.ts';

const fields = fieldsOf(dutyRules);
const words = 'duty.rules';

function useVersions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['duty-rules', code],
    queryFn: () => call(dutyEndpoints.listDutyRules, code),
  });
  return { code, query };
}

export function RulesScreen() {
  const { t, date } = useSession();
  const { code, query } = useVersions();
  const holds = useRoles();
  const navigate = useNavigate();
  const begin = holds('admin') && (
    <Button type="primary" onClick={() => void navigate(`/desk/${code}/duty-rules/new`)}>
      {t(query.data?.items.length === 0 ? 'duty.desk.open' : 'staff.rules.publish')}
    </Button>
  );
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('duty.rules.title')}</h1>
        {begin}
      </Flex>
      <Loaded query={query}>
        {({ items }) => {
          if (items.length === 0) return <Alert type="info" title={t('duty.desk.notOpen')} />;
          const current = items.find((item) => item.inForce) ?? items[0]!;
          return (
            <Collapse
              defaultActiveKey={[current.ruleVersionId]}
              items={items.map((item) => {
                const content = dutyRules.safeParse(item.content);
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
      title={t('duty.rules.publish')}
      query={query}
      schema={dutyRules}
      presets={presets}
      words={words}
      kept="duty-rules:publish"
      publish={(body) => call(dutyEndpoints.publishDutyRules, code, { body })}
      back={`/desk/${code}/duty-rules`}
    />
  );
}
