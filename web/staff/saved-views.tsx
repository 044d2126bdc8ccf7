/** Views of a list: filters and order under a name of one's own, opened by a press; kept with the account. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { draftEndpoints } from '../../modules/drafts/contract.ts';
import { call } from '../client.ts';
import { Icon } from '../kit/icon.tsx';
import { useSession } from '../shared/session.tsx';

/** What of the address is not a filter. */
const passing = ['page', 'open'];

function queryOf(search: string): string {
  const query = new URLSearchParams(search);
  for (const key of passing) query.delete(key);
  return query.toString();
}

/** @param screen the list's address at the desk */
export function SavedViews({ screen }: { screen: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const now = queryOf(search);
  const { data, refetch } = useQuery({
    queryKey: ['views', code, screen],
    queryFn: () => call(draftEndpoints.listViews, code, { query: { screen } }),
    enabled: open,
  });
  const save = useMutation({
    mutationFn: () => call(draftEndpoints.saveView, code, { body: { screen, name, query: now } }),
    async onSuccess() {
      message.success(t('drafts.views.saved', { name: name.trim() }));
      setName('');
      await refetch();
    },
  });
  const remove = useMutation({
    mutationFn: (viewId: string) => call(draftEndpoints.deleteView, code, { params: { viewId } }),
    onSuccess: () => void refetch(),
  });
  const views = data?.views ?? [];
  const failed = save.error ?? remove.error;
  const content = (
    <div className="d-views">
      {data && views.length === 0 && <p className="d-muted">{t('drafts.views.none')}</p>}
      <ul className="d-plain">
        {views.map((view) => (
          <li key={view.viewId}>
            <Link
              to={`${pathname}${view.query && `?${view.query}`}`}
              aria-current={view.query === now ? 'true' : undefined}
              onClick={() => setOpen(false)}
            >
              {view.name}
            </Link>
            <Button
              type="text"
              size="small"
              aria-label={t('drafts.views.delete', { name: view.name })}
              icon={<Icon name="close" />}
              onClick={() => remove.mutate(view.viewId)}
            />
          </li>
        ))}
      </ul>
      {now !== '' && (
        <Form layout="vertical" onFinish={() => save.mutate()}>
          <Form.Item label={t('drafts.views.name')} htmlFor="view-name" extra={t('drafts.views.hint')}>
            <Input
              id="view-name"
              value={name}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
          <Button htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('drafts.views.save')}
          </Button>
        </Form>
      )}
      {failed && (
        <p role="alert" className="d-error">
          {failed.message}
        </p>
      )}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottom" open={open} onOpenChange={setOpen} content={content}>
      <Button aria-expanded={open} aria-haspopup="dialog">
        {t('drafts.views.open')}
      </Button>
    </Popover>
  );
}
