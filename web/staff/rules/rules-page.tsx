/** The screen of a room's rules: what applies now, what applied before; where nothing was published, what holds without. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Collapse, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { fieldsOf } from '../../../platform/rules/fields.ts';
import { StateTag } from '../../kit/state-tag.tsx';
import { useSession } from '../../shared/session.tsx';
import { Loaded } from '../loaded.tsx';
import { useRoles } from '../matter-parts.tsx';
import { RuleValues } from './rule-difference.tsx';

interface Version {
  ruleVersionId: string;
  version: number;
  name: string;
  appliesFrom: string;
  content: unknown;
  inForce: boolean;
}

interface Props {
  title: string;
  /** Versions there are, newest first. */
  query: UseQueryResult<{ items: readonly Version[] }>;
  schema: z.ZodType<object>;
  /** Prefix of the rules' words, as `activities.rules`. */
  words: string;
  /** Where a new version is written. */
  publishAt: string;
  /** What the first version is called on its button, where it opens the room. */
  first?: string;
  /** Shown where nothing was published. @param admin the reader may publish */
  none(admin: boolean): ReactNode;
}

export function RulesPage({ title, query, schema, words, publishAt, first, none }: Props) {
  const { t, date } = useSession();
  const admin = useRoles()('admin');
  const navigate = useNavigate();
  const fields = fieldsOf(schema);
  const opens = first !== undefined && query.data?.items.length === 0;
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{title}</h1>
        {admin && (
          <Button type="primary" onClick={() => void navigate(publishAt)}>
            {opens ? first : t('staff.rules.publish')}
          </Button>
        )}
      </Flex>
      <Loaded query={query}>
        {({ items }) => {
          if (items.length === 0) return none(admin);
          const current = items.find((item) => item.inForce) ?? items[0]!;
          return (
            <Collapse
              defaultActiveKey={[current.ruleVersionId]}
              items={items.map((item) => {
                const content = schema.safeParse(item.content);
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
