/** The screen that publishes a room's rules: begins with the version in force, for those who may. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ComponentProps } from 'react';
import { useSession } from '../../shared/session.tsx';
import { Loaded } from '../loaded.tsx';
import { useRoles } from '../matter-parts.tsx';
import { PublishRules } from './publish-rules.tsx';

interface Version {
  version: number;
  inForce: boolean;
  content: unknown;
}

type Form<T extends object, P> = Omit<ComponentProps<typeof PublishRules<T, P>>, 'current'>;

interface Props<T extends object, P> extends Form<T, P> {
  title: string;
  /** Versions there are, newest first. */
  query: UseQueryResult<{ items: readonly Version[] }>;
}

export function PublishRulesPage<T extends object, P>({ title, query, ...form }: Props<T, P>) {
  const { t } = useSession();
  const holds = useRoles();
  return (
    <>
      <h1>{title}</h1>
      {holds('admin') ? (
        <Loaded query={query}>
          {({ items }) => {
            const newest = items.find((item) => item.inForce) ?? items[0];
            const current = newest ? { version: newest.version, content: newest.content as T } : null;
            return <PublishRules<T, P> {...form} current={current} />;
          }}
        </Loaded>
      ) : (
        <Alert type="warning" showIcon title={t('staff.rules.adminOnly')} />
      )}
    </>
  );
}
