/** What the reader can do with the proposal: the own next step large, the others beside it. */

import { Button, Dropdown, Flex } from 'antd';
import { useNavigate } from 'react-router';
import { bracketed } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { stepSpecs, verbOf } from '../steps/all-steps.ts';
import type { Press } from './next-step.ts';

interface ActionsProps {
  data: ProposalDetail;
  steps: { all: Press[]; next: Press | null };
  choose(step: Press): void;
}

const screens = { merge: 'merge', redact: 'redact', edit_draft: 'edit' } as const;

export function Actions({ data, steps: { all, next }, choose }: ActionsProps) {
  const { assembly, t, locale } = useSession();
  const navigate = useNavigate();
  const code = assembly!.code;
  const several = new Set(all.flatMap((item) => item.assignmentId ?? [])).size > 1;
  const label = ({ action, assignmentId }: Press) => {
    const unit = several && data.assignments.find((item) => item.assignmentId === assignmentId)?.unitName;
    return unit ? bracketed(t(verbOf(action, data)), unit, locale) : t(verbOf(action, data));
  };
  const paths = {
    merge: `/desk/${code}/merge?left=${data.proposalId}`,
    redact: `/desk/${code}/proposals/${data.proposalId}/redact`,
    edit_draft: `/desk/${code}/write/${data.proposalId}`,
  };
  const other = (['merge', 'redact', 'edit_draft'] as const).filter((action) =>
    data.abilities.proposal.includes(action),
  );
  if (all.length + other.length === 0) return null;
  const rest = all.slice(4);
  return (
    <Flex gap={8} wrap className="d-actions">
      {all.slice(0, 4).map((item) => (
        <Button
          key={`${item.action}${item.assignmentId ?? ''}`}
          type={item === next ? 'primary' : 'default'}
          danger={item !== next && stepSpecs[item.action]!.danger === true}
          onClick={() => choose(item)}
        >
          {label(item)}
        </Button>
      ))}
      {other.map((action) => (
        <Button key={action} onClick={() => void navigate(paths[action])}>
          {t(`staff.open.${screens[action]}`)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((item, index) => ({ key: String(index), label: label(item) })),
            onClick: ({ key }) => choose(rest[Number(key)]!),
          }}
        >
          <Button>{t('staff.more', { count: rest.length })}</Button>
        </Dropdown>
      )}
    </Flex>
  );
}
