/** Rules by version: what applies now, what applied before. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Collapse, Flex } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalRules } from '../../rules.ts';
import { Sentences } from './rules/sentences.tsx';
import { useRoles } from './shared.tsx';

export function RulesScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['rules', code], queryFn: () => call(proposalEndpoints.listRules, code) });
  return (
    <Loaded page query={query} empty={(data) => data.items.length === 0 && t('staff.rules.empty')}>
      {(data) => {
        const current = data.items.find((item) => item.inForce) ?? data.items[0]!;
        return (
          <>
            <Flex justify="space-between" align="baseline" wrap>
              <h1>{t('staff.menu.rules')}</h1>
              {holds('admin') && (
                <Button
                  type="primary"
                  href={`/desk/${code}/rules/new`}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    void navigate(`/desk/${code}/rules/new`);
                  }}
                >
                  {t('staff.rules.publish')}
                </Button>
              )}
            </Flex>
            <Alert type="info" className="d-gap" title={t('staff.rules.lead')} />
            <Collapse
              defaultActiveKey={[current.ruleVersionId]}
              items={data.items.map((item) => ({
                key: item.ruleVersionId,
                label: (
                  <>
                    {t('staff.rules.version', { version: item.version })} {item.name} · {date(item.appliesFrom)}{' '}
                    {item.inForce && <StateTag tone="done">{t('staff.rules.inForce')}</StateTag>}
                  </>
                ),
                children: <Sentences rules={item.content as ProposalRules} />,
              }))}
            />
          </>
        );
      }}
    </Loaded>
  );
}
