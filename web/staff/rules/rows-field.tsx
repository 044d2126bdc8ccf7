/** Things that each have fields of their own: folded to their names, opened one by one, put in order, added to and taken from. */
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { type Row, withinRow } from '../../../platform/rules/difference.ts';
import { type RuleField, valueAt, withValue } from '../../../platform/rules/fields.ts';
import { Icon } from '../../kit/icon.tsx';
import { useSession } from '../../shared/session.tsx';

/** What a field of a rule is shown with. */
export interface RuleFieldProps {
  field: RuleField;
  /** Prefix of the rules' words, as `proposals.rules`. */
  words: string;
  value: unknown;
  onChange(value: unknown): void;
  /** Of the label. */
  id: string;
}

interface Props {
  field: Extract<RuleField, { kind: 'rows' }>;
  words: string;
  value: readonly Row[];
  onChange(value: Row[]): void;
  /** For the fields of a row. */
  Control: ComponentType<RuleFieldProps>;
}

/** What a new row begins with. */
function emptyOf({ path, fields }: Props['field']): Row {
  const first = (field: RuleField): unknown => {
    if (field.kind === 'number') return Math.max(0, field.least);
    if (field.kind === 'switch') return false;
    if (field.kind === 'choice') return field.options[0];
    return field.kind === 'text' ? '' : [];
  };
  return fields.reduce<Row>((row, field) => withValue(row, withinRow(path, field.path), first(field)), {});
}

export function RowsField({ field, words, value, onChange, Control }: Props) {
  const { t, locale } = useSession();
  const nameOf = (row: Row, index: number) =>
    String((locale === 'en' ? row.en : row.zh) || row.code || t('staff.rules.row.at', { place: index + 1 }));
  const move = (index: number, by: number) => {
    const next = [...value];
    next.splice(index + by, 0, ...next.splice(index, 1));
    onChange(next);
  };
  return (
    <div className="d-rows">
      {value.map((row, index) => {
        const name = nameOf(row, index);
        return (
          <details key={index} className="d-row">
            <summary>{name}</summary>
            {field.fields.map((part) => {
              const own = withinRow(field.path, part.path);
              const id = `rule-${field.path}-${index}-${own}`;
              return (
                <div key={part.path} className="d-rule" data-wide={part.kind === 'rows' || undefined}>
                  <div id={id}>{t([`${words}.field.${part.path}`, `staff.rules.row.${own}`])}</div>
                  <div>
                    <Control
                      field={part}
                      words={words}
                      id={id}
                      value={valueAt(row, own)}
                      onChange={(set) =>
                        onChange(value.map((other, at) => (at === index ? withValue(other, own, set) : other)))
                      }
                    />
                  </div>
                </div>
              );
            })}
            <span className="d-term-moves">
              <Button
                aria-label={t('staff.rules.term.up', { term: name })}
                icon={<Icon name="up" />}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                aria-label={t('staff.rules.term.down', { term: name })}
                icon={<Icon name="down" />}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                aria-label={t('staff.rules.term.remove', { term: name })}
                icon={<Icon name="close" />}
                disabled={value.length <= field.least}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              />
            </span>
          </details>
        );
      })}
      <Button disabled={value.length >= field.most} onClick={() => onChange([...value, emptyOf(field)])}>
        {t('staff.rules.row.add')}
      </Button>
    </div>
  );
}
