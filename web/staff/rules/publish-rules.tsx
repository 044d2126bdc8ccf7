/** A new version of a room's rules: a form, its difference to the version in force, what it would meet; then publishing. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { differencesOf } from '../../../platform/rules/difference.ts';
import { fieldsOf } from '../../../platform/rules/fields.ts';
import { ApiProblem } from '../../client.ts';
import { useKept } from '../../shared/kept.ts';
import { KeptLine } from '../../shared/kept-line.tsx';
import { useSession } from '../../shared/session.tsx';
import { Refusal } from '../loaded.tsx';
import { minuteNow } from '../steps/fields.ts';
import { RuleDifferences } from './rule-difference.tsx';
import { RuleForm } from './rule-form.tsx';

interface Body<T> {
  appliesFrom: string;
  content: T;
}

interface Props<T extends object, P> {
  schema: z.ZodType<T>;
  presets: Readonly<Record<string, T>>;
  /** Prefix of the rules' words, as `proposals.rules`. */
  words: string;
  /** Name under which what is typed is kept. */
  kept: string;
  /** The version in force; null: the room has no rules yet, and one begins with a preset. */
  current: { version: number; content: T } | null;
  /** Tries it out on the server. */
  preview?(body: Body<T>): Promise<P>;
  consequences?(preview: P): ReactNode;
  publish(body: Body<T> & { name: string }): Promise<{ version: number }>;
  /** Where one goes afterwards. */
  back: string;
}

interface Typed<T> {
  name: string;
  appliesFrom: string;
  content: T | null;
}

/** Sentences of a refusal, by the way into the content; the others are said above the form. */
function faultsOf(error: unknown): ReadonlyMap<string, string> {
  const issues = error instanceof ApiProblem ? error.issues : [];
  const within = 'body.content.';
  return new Map(
    issues.flatMap(({ path, message }) => (path.startsWith(within) ? [[path.slice(within.length), message]] : [])),
  );
}

export function PublishRules<T extends object, P>(props: Props<T, P>) {
  const { schema, presets, words, current, back } = props;
  const { t } = useSession();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const fields = useMemo(() => fieldsOf(schema as never), [schema]);
  const start = useMemo<Typed<T>>(() => {
    // What an older version does not name stands there as it holds.
    const filled = current && schema.safeParse(current.content);
    return { name: '', appliesFrom: minuteNow(), content: filled?.success ? filled.data : (current?.content ?? null) };
  }, [current, schema]);
  const kept = useKept<Typed<T>>(props.kept, start);
  const { name, appliesFrom, content } = kept.value;
  const differences = useMemo(
    () => (content && current ? differencesOf(fields, current.content, content) : []),
    [current, content, fields],
  );
  const [tried, setTried] = useState(false);
  const [pressed, setPressed] = useState<string>();
  const preview = useMutation({
    mutationFn: async () => props.preview?.({ appliesFrom: `${appliesFrom}:00+08:00`, content: content! }),
    onSuccess: () => setTried(true),
  });
  const publish = useMutation({
    mutationFn: () => props.publish({ appliesFrom: `${appliesFrom}:00+08:00`, content: content!, name: name.trim() }),
    async onSuccess({ version }) {
      message.success(t('staff.rules.published', { version }));
      await kept.clear();
      await client.invalidateQueries();
      navigate(back);
    },
    onError: () => setTried(false),
  });
  const error = publish.error ?? preview.error;
  const offered = [...(current ? ['own'] : []), ...Object.keys(presets)];
  const contentOf = (from: string): T => (from === 'own' ? start.content! : presets[from]!);
  const begin = (from: string) => {
    const take = () => {
      setPressed(from);
      kept.set({ content: contentOf(from) });
    };
    if (content === null || differences.length === 0) take();
    else modal.confirm({ title: t('staff.rules.replace'), content: t('staff.rules.replaceLead'), onOk: take });
  };
  const same = (each: string) => differencesOf(fields, contentOf(each), content!).length === 0;
  // Where the version in force is a preset as it stands, both are the same: the one pressed is the one shown.
  const from = content && (pressed && same(pressed) ? pressed : offered.find(same));
  const ready = name.trim() !== '' && appliesFrom !== '' && content !== null;
  return (
    <div className="d-rules-new">
      <div>
        <p className="d-muted">
          {t(!current ? 'staff.rules.firstLead' : props.preview ? 'staff.rules.publishLead' : 'staff.rules.formLead')}
        </p>
        <Form layout="vertical" component="div">
          <Form.Item label={t('staff.rules.name')} htmlFor="rules-name" required>
            <Input
              id="rules-name"
              maxLength={100}
              value={name}
              onChange={(event) => kept.set({ name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('staff.rules.appliesFrom')} htmlFor="rules-from" required>
            <Input
              id="rules-from"
              type="datetime-local"
              className="d-date"
              value={appliesFrom}
              onChange={(event) => kept.set({ appliesFrom: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('staff.rules.from')}>
            <Radio.Group
              className="d-radios"
              value={from}
              onChange={(event) => begin(event.target.value)}
              options={offered.map((value) => ({
                value,
                label: t([`${words}.preset.${value}`, `staff.rules.preset.${value}`]),
              }))}
            />
          </Form.Item>
        </Form>
        {content && (
          <RuleForm
            fields={fields}
            words={words}
            content={content}
            onChange={(next) => kept.set({ content: next })}
            faults={faultsOf(error)}
          />
        )}
      </div>
      <aside className="d-rules-aside">
        {current && (
          <>
            <h2>{t('staff.rules.differs', { version: current.version })}</h2>
            <RuleDifferences differences={differences} words={words} />
          </>
        )}
        <KeptLine kept={kept} />
        {error !== null && <Refusal error={error} />}
        <Flex gap={8} vertical>
          {!ready && <p className="d-muted">{t(content ? 'staff.rules.nameFirst' : 'staff.rules.presetFirst')}</p>}
          <Button type="primary" disabled={!ready} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('staff.rules.tryOut')}
          </Button>
        </Flex>
      </aside>
      <Modal
        open={tried}
        width={720}
        title={t('staff.rules.confirm', { name: name.trim() })}
        okText={t('staff.rules.publishNow')}
        cancelText={t('staff.rules.backToForm')}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate()}
        onCancel={() => setTried(false)}
      >
        {props.consequences && preview.data ? (
          props.consequences(preview.data)
        ) : (
          <>
            <p>{t('staff.rules.meets.final')}</p>
            {current ? (
              <RuleDifferences differences={differences} words={words} />
            ) : (
              <Alert type="info" title={t('staff.rules.opens')} />
            )}
          </>
        )}
      </Modal>
    </div>
  );
}
