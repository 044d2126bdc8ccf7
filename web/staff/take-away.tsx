/** A list to take away: some kinds of file one press away, the others two. */
import { Button, Dropdown, Space } from 'antd';
import { type ListFormat, listFormats } from '../../platform/exporting/contract.ts';
import { Icon } from '../kit/icon.tsx';
import { useSession } from '../shared/session.tsx';

const names: Readonly<Record<ListFormat, string>> = {
  xlsx: 'Excel',
  docx: 'Word',
  pdf: 'PDF',
  csv: 'CSV',
  json: 'JSON',
};

interface TakeAwayProps {
  hrefOf(format: ListFormat): string;
  /** What is on the first button; the name of its kind of file when absent. */
  label?: string;
  /** Kinds with a button of their own. */
  first?: readonly ListFormat[];
  formats?: readonly ListFormat[];
}

export function TakeAway({ hrefOf, label, first = ['xlsx'], formats = listFormats }: TakeAwayProps) {
  const { t } = useSession();
  const others = formats.filter((format) => !first.includes(format));
  return (
    <Space.Compact>
      {first.map((format, index) => (
        <Button key={format} href={hrefOf(format)}>
          {(index === 0 && label) || names[format]}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((format) => ({ key: format, label: <a href={hrefOf(format)}>{names[format]}</a> })),
          }}
        >
          <Button aria-label={t('staff.otherFiles')} icon={<Icon name="down" />} />
        </Dropdown>
      )}
    </Space.Compact>
  );
}
