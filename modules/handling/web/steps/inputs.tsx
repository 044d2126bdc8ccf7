/** Inputs of handling: units with their roles, and the form of a rating as it came on paper. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Radio, Select } from 'antd';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { OwnInputProps } from '../../../../web/staff/steps/fields.ts';
import { levels, questions } from '../../contract.ts';
import type { HandledDetail, HandlingFront, HandlingStep } from '../parts/host.ts';

type UnitRow = { unitId?: string; role: 'lead' | 'assisting' | 'separate' };

/** One lead with those assisting, or separate units. */
export const unitsInput = <D extends HandledDetail>(front: HandlingFront<D>) =>
  function UnitsInput({ id, value, onChange, context }: OwnInputProps<HandlingStep<D>>) {
    const { t, locale } = useSession();
    const given = (value ?? []) as UnitRow[];
    const rows: UnitRow[] = given.length > 0 ? given : [{ role: 'lead' }];
    const suggested = context.detail.suggestedUnitIds ?? [];
    const { data } = useQuery({
      queryKey: ['unit-loads', front.cached, context.code, context.matterId],
      queryFn: () => front.loads!(context.code, context.matterId),
      enabled: front.loads !== undefined,
    });
    const loads = new Map(data?.items.map((item) => [item.unitId, item]));
    const weight = (unitId: string) => (suggested.includes(unitId) ? 1000 : 0) + (loads.get(unitId)?.answered ?? 0);
    const load = (unitId: string | undefined) => {
      const found = unitId ? loads.get(unitId) : undefined;
      return found && t(found.late > 0 ? 'staff.assign.loadLate' : 'staff.assign.load', { ...found });
    };
    // Those the proposers suggest and those who have answered the most of the category come first.
    const units = context.options.units
      .map((unit) => ({
        value: unit.unitId,
        label: suggested.includes(unit.unitId) ? bracketed(unit.name, t('staff.assign.suggested'), locale) : unit.name,
      }))
      .sort((a, b) => weight(b.value) - weight(a.value));
    const put = (index: number, part: Partial<UnitRow>) =>
      onChange?.(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
    return (
      <Flex vertical gap={8} id={id}>
        {rows.map((row, index) => (
          <div key={index} className="d-unit-row">
            <Select
              aria-label={t('staff.assign.unit', { number: index + 1 })}
              showSearch={{ optionFilterProp: 'label' }}
              value={row.unitId}
              placeholder={t('staff.assign.choose')}
              options={units}
              optionRender={({ label, value: unitId }) => (
                <>
                  {label}
                  <br />
                  <small className="d-muted">{load(unitId as string)}</small>
                </>
              )}
              onChange={(unitId) => put(index, { unitId })}
            />
            <Select
              aria-label={t('staff.assign.role', { number: index + 1 })}
              value={row.role}
              options={(['lead', 'assisting', 'separate'] as const).map((role) => ({
                value: role,
                label: t(`handling.assignmentRole.${role}`),
              }))}
              onChange={(role) => put(index, { role })}
            />
            <Button onClick={() => onChange?.(rows.filter((_, at) => at !== index))} disabled={rows.length === 1}>
              {t('staff.remove')}
            </Button>
            {load(row.unitId) && <small className="d-muted d-unit-load">{load(row.unitId)}</small>}
          </div>
        ))}
        <Button
          type="dashed"
          onClick={() => onChange?.([...rows, { role: rows[0]?.role === 'separate' ? 'separate' : 'assisting' }])}
        >
          {t('staff.assign.add')}
        </Button>
      </Flex>
    );
  };

/** The form on paper, copied: answers by question. */
export function RatingInput({ value, onChange, context }: OwnInputProps<HandlingStep>) {
  const given = (value ?? {}) as Record<string, string>;
  const { t } = useSession();
  const form = context.options.ratingForm;
  return (
    <Flex vertical gap={8}>
      {questions[form].map(([name, values]) => (
        <Flex key={name} gap={12} wrap align="center">
          <span className="d-question">{t(`handling.ratingField.${name}`)}</span>
          <Radio.Group
            aria-label={t(`handling.ratingField.${name}`)}
            value={given[name]}
            options={values.map((one) => ({
              value: one,
              label: t(values === levels ? `handling.satisfaction.${one}` : `handling.ratingValue.${one}`),
            }))}
            onChange={(event) => onChange?.({ ...given, [name]: event.target.value as string })}
          />
        </Flex>
      ))}
    </Flex>
  );
}

/** Whether every unit row names its unit. */
export const unitsFilled = (value: unknown): boolean => {
  const rows = value as UnitRow[] | undefined;
  return Boolean(rows?.length) && rows!.every((row) => row.unitId);
};

/** Whether every question of the form has its answer. */
export const ratingFilled = (value: unknown, { options }: Pick<HandlingStep, 'options'>): boolean => {
  const answers = (value ?? {}) as Record<string, string>;
  return questions[options.ratingForm].every(([name]) => answers[name]);
};
