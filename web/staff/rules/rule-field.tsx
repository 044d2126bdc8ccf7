/** One thing an assembly may set, asked in the way its kind asks for. */
import { Checkbox, Flex, Input, InputNumber, Radio, Select, Switch } from 'antd';
import type { Row, Term } from '../../../platform/rules/difference.ts';
import { useSession } from '../../shared/session.tsx';
import { RowsField, type RuleFieldProps } from './rows-field.tsx';
import { TermsField } from './terms-field.tsx';

type Span = { count: number | null; unit: string };

export function RuleControl({ field, words, value, onChange, id }: RuleFieldProps) {
  const { t } = useSession();
  const option = (name: string) => ({ value: name, label: t(`${words}.option.${field.path}.${name}`) });
  const bounds = (most: number) => (most === Number.MAX_SAFE_INTEGER ? {} : { max: most });
  const label = { 'aria-labelledby': id };
  switch (field.kind) {
    case 'number':
      return (
        <InputNumber
          {...label}
          min={field.least}
          {...bounds(field.most)}
          precision={field.decimals ?? 0}
          value={value as number}
          onChange={onChange}
        />
      );
    case 'text':
      return (
        <Input
          {...label}
          maxLength={field.most}
          value={(value ?? '') as string}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'codes':
      return (
        <Select
          {...label}
          mode="tags"
          open={false}
          suffixIcon={null}
          className="d-rule-codes"
          tokenSeparators={[' ', ',', '\uff0c', '\u3001']}
          value={(value ?? []) as string[]}
          onChange={onChange}
        />
      );
    case 'rows':
      return (
        <RowsField
          field={field}
          words={words}
          value={(value ?? []) as Row[]}
          onChange={onChange}
          Control={RuleControl}
        />
      );
    case 'switch':
      return <Switch {...label} checked={value === true} onChange={onChange} />;
    case 'choice':
      if (field.options.length > 6)
        return (
          <Select
            {...label}
            className="d-rule-codes"
            options={field.options.map(option)}
            value={value}
            onChange={onChange}
          />
        );
      return (
        <Radio.Group
          {...label}
          className="d-radios"
          options={field.options.map(option)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          className="d-radios"
          options={field.options.map(option)}
          value={(value ?? []) as string[]}
          onChange={onChange}
        />
      );
    case 'span': {
      const span = (value ?? { count: null, unit: field.units[0]! }) as Span;
      return (
        <Flex gap={8}>
          <InputNumber
            {...label}
            min={1}
            {...bounds(field.most)}
            value={span.count}
            onChange={(count) => onChange({ ...span, count })}
          />
          <Select
            aria-label={t('staff.rules.unit')}
            className="d-rule-unit"
            options={field.units.map((unit) => ({ value: unit, label: t(`staff.rules.units.${unit}`) }))}
            value={span.unit}
            onChange={(unit) => onChange({ ...span, unit })}
          />
        </Flex>
      );
    }
    case 'terms':
      return (
        <TermsField
          words={words}
          path={field.path}
          marks={field.marks}
          least={field.least}
          value={(value ?? []) as Term[]}
          onChange={onChange}
        />
      );
  }
}
