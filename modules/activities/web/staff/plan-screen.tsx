/** Planning an activity: what, when in half-days with their points, where, who takes part and how; kept while it is typed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import type { ActivityDetail } from '../../contract/reading.ts';
import type { Plan } from '../../contract/shared.ts';
import { activityEndpoints } from '../../contract.ts';
import { activityTypes, modes } from '../../life.ts';
import { dayIn, hourIn, instantOf, itemsAsText, itemsOfText, minuteIn } from '../../times.ts';
import { useOptions } from './options.ts';

interface HalfTyped {
  halfDayId?: string;
  day: string;
  from: string;
  until: string;
  place: string;
  items: string;
}

interface Values {
  type: Plan['type'];
  title: string;
  description: string;
  place: string;
  contact: string;
  bodyId: string;
  mode: Plan['mode'];
  quota?: number;
  answerUntil: string;
  isPublic: boolean;
  /** Longitude and latitude, parted by a comma. */
  point: string;
  halves: HalfTyped[];
}

/** Stands for the office, as a select has no empty value. */
const OFFICE = 'office';
const emptyHalf: HalfTyped = { day: '', from: '09:00', until: '11:30', place: '', items: '' };

const startOf = (before: ActivityDetail | undefined, holder: string): Partial<Values> =>
  before
    ? {
        type: before.type,
        title: before.title,
        description: before.description,
        place: before.place,
        contact: before.contact,
        bodyId: before.bodyId ?? OFFICE,
        mode: before.mode,
        ...(before.quota ? { quota: before.quota } : {}),
        answerUntil: before.answerUntil ? minuteIn(before.answerUntil) : '',
        isPublic: before.isPublic,
        point: before.point ? `${before.point.longitude}, ${before.point.latitude}` : '',
        halves: before.halfDays.map((half) => ({
          halfDayId: half.halfDayId,
          day: dayIn(half.startsAt),
          from: hourIn(half.startsAt),
          until: hourIn(half.endsAt),
          place: half.place,
          items: itemsAsText(half.items),
        })),
      }
    : { bodyId: holder, isPublic: false, halves: [emptyHalf] };

/** Two numbers parted by a comma; anything else is none. */
function pointOf(typed: string | undefined): Plan['point'] {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(typed ?? '');
  return match ? { longitude: Number(match[1]), latitude: Number(match[2]) } : null;
}

const planOf = (values: Values): Plan => ({
  type: values.type,
  title: values.title,
  description: values.description ?? '',
  place: values.place ?? '',
  contact: values.contact ?? '',
  bodyId: values.bodyId === OFFICE ? null : values.bodyId,
  mode: values.mode,
  quota: values.mode === 'sign_up' ? (values.quota ?? null) : null,
  answerUntil: values.answerUntil ? `${values.answerUntil}:00+08:00` : null,
  isPublic: values.isPublic ?? false,
  point: pointOf(values.point),
  halfDays: values.halves.map((half) => ({
    ...(half.halfDayId ? { halfDayId: half.halfDayId } : {}),
    startsAt: instantOf(half.day, half.from),
    endsAt: instantOf(half.day, half.until),
    place: half.place ?? '',
    items: itemsOfText(half.items ?? ''),
  })),
});

function HalfDays() {
  const { t } = useSession();
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  const time = (name: string, at: number) => (
    <Form.Item
      name={[at, name]}
      label={t(`activities.desk.field.${name}`)}
      rules={needed(t(`activities.desk.field.${name}`))}
    >
      <Input type={name === 'day' ? 'date' : 'time'} className="d-date" />
    </Form.Item>
  );
  return (
    <Form.List name="halves">
      {(fields, { add, remove }) => (
        <section className="d-gap" aria-labelledby="half-days">
          <h2 id="half-days">{t('activities.desk.halfDays')}</h2>
          {fields.map((field, nth) => (
            <section key={field.key} className="d-gap" aria-label={t('activities.desk.halfDay', { number: nth + 1 })}>
              <Flex gap={12} wrap align="end">
                {['day', 'from', 'until'].map((name) => (
                  <div key={name}>{time(name, field.name)}</div>
                ))}
                <Form.Item name={[field.name, 'place']} label={t('activities.desk.field.halfPlace')}>
                  <Input maxLength={200} />
                </Form.Item>
                {fields.length > 1 && (
                  <Form.Item>
                    <Button onClick={() => remove(field.name)}>
                      {t('activities.desk.removeHalf', { number: nth + 1 })}
                    </Button>
                  </Form.Item>
                )}
              </Flex>
              <Form.Item
                name={[field.name, 'items']}
                label={t('activities.desk.field.items')}
                extra={t('activities.desk.itemsHint')}
              >
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} />
              </Form.Item>
            </section>
          ))}
          <Button onClick={() => add({ ...emptyHalf, from: '14:30', until: '17:30' })}>
            {t('activities.desk.addHalf')}
          </Button>
        </section>
      )}
    </Form.List>
  );
}

function PlanForm({
  before,
  holders,
}: {
  before?: ActivityDetail;
  holders: Array<{ id: string | null; name: string }>;
}) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = startOf(before, holders[0]?.id ?? OFFICE);
  const { form, kept, props } = useKeptForm<Values>(`activity:${before?.activityId ?? 'new'}`, start);
  const values = { ...start, ...kept.value };
  const back = before ? `/desk/${code}/activities/${before.activityId}` : `/desk/${code}/activities`;
  const save = useMutation({
    mutationFn: (given: Values) => {
      const body = planOf(given);
      return before
        ? call(activityEndpoints.saveActivity, code, {
            params: { activityId: before.activityId },
            body: { ...body, expectedVersion: before.version },
          })
        : call(activityEndpoints.createActivity, code, { body });
    },
    async onSuccess({ activityId }) {
      await kept.clear();
      await client.invalidateQueries();
      void navigate(`/desk/${code}/activities/${activityId}`);
    },
  });
  const label = (name: string) => t(`activities.desk.field.${name}`);
  const needed = (name: string) => [
    { required: true, whitespace: true, message: t('staff.needed', { label: label(name) }) },
  ];
  return (
    <Form
      {...props}
      layout="vertical"
      className="d-prose"
      scrollToFirstError
      onFinish={() => save.mutate(form.getFieldsValue(true))}
    >
      {before?.state === 'announced' && (
        <Alert type="info" className="d-gap" title={t('activities.desk.announcedHint')} />
      )}
      <Form.Item name="title" label={label('title')} rules={needed('title')}>
        <Input maxLength={120} />
      </Form.Item>
      <Flex gap={12} wrap>
        <Form.Item name="type" label={label('type')} rules={needed('type')} className="d-grow">
          <Select options={activityTypes.map((value) => ({ value, label: t(`activities.type.${value}`) }))} />
        </Form.Item>
        <Form.Item name="bodyId" label={label('holder')} className="d-grow">
          <Select
            options={holders.map((holder) => ({ value: holder.id ?? OFFICE, label: holder.name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      </Flex>
      <Form.Item name="place" label={label('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="point"
        label={label('point')}
        extra={t('activities.desk.pointHint')}
        rules={[
          {
            validator: async (_, typed: string) => {
              if (typed?.trim() && !pointOf(typed)) throw new Error(t('activities.desk.pointWrong'));
            },
          },
        ]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="description" label={label('description')}>
        <Input.TextArea rows={4} maxLength={5000} showCount />
      </Form.Item>
      <Form.Item name="contact" label={label('contact')} extra={t('activities.desk.contactHint')}>
        <Input maxLength={100} />
      </Form.Item>
      <HalfDays />
      <h2>{t('activities.desk.takingPart')}</h2>
      <Form.Item name="mode" label={label('mode')} rules={needed('mode')}>
        <Radio.Group
          className="d-radios"
          disabled={before?.state === 'announced'}
          options={modes.map((value) => ({ value, label: t(`activities.mode.${value}`) }))}
        />
      </Form.Item>
      {values.mode === 'sign_up' && (
        <Form.Item name="quota" label={label('quota')} extra={t('activities.desk.quotaHint')}>
          <InputNumber min={1} max={10_000} />
        </Form.Item>
      )}
      <Form.Item name="answerUntil" label={label('answerUntil')} extra={t('activities.desk.answerUntilHint')}>
        <Input type="datetime-local" className="d-date" />
      </Form.Item>
      <Form.Item name="isPublic" valuePropName="checked">
        <Checkbox>{label('isPublic')}</Checkbox>
      </Form.Item>
      <KeptLine kept={kept} />
      <Refusal error={save.error} />
      <Flex gap={12} wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(before ? 'activities.action.edit' : 'activities.desk.save')}
        </Button>
        <Button onClick={() => void navigate(back)}>{t('staff.keepAndClose')}</Button>
      </Flex>
    </Form>
  );
}

function Changing({ activityId }: { activityId: string }) {
  const { assembly } = useSession();
  const code = assembly!.code;
  const options = useOptions();
  const query = useQuery({
    queryKey: ['activity', code, activityId],
    queryFn: () => call(activityEndpoints.getActivity, code, { params: { activityId } }),
  });
  return (
    <Loaded query={query}>
      {(before) => (
        <Loaded query={options}>
          {({ organisers }) => <PlanForm key={before.version} before={before} holders={organisers} />}
        </Loaded>
      )}
    </Loaded>
  );
}

export function PlanScreen() {
  const { t } = useSession();
  const { activityId } = useParams();
  const options = useOptions();
  return (
    <>
      <h1>{t(activityId ? 'activities.action.edit' : 'activities.desk.plan')}</h1>
      {activityId ? (
        <Changing activityId={activityId} />
      ) : (
        <Loaded query={options}>{({ organisers }) => <PlanForm holders={organisers} />}</Loaded>
      )}
    </>
  );
}
