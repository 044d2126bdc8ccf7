/** A set of rules as a form under headings, made from its schema; the words are the module's. */
import { type RuleField, valueAt, withValue } from '../../../platform/rules/fields.ts';
import { useSession } from '../../shared/session.tsx';
import { RuleControl } from './rule-field.tsx';

interface RuleFormProps<T> {
  fields: readonly RuleField[];
  /** Prefix of the rules' words, as `proposals.rules`. */
  words: string;
  content: T;
  onChange(content: T): void;
  /** Sentences of refused parts, by the way to the part. */
  faults: ReadonlyMap<string, string>;
}

const partOf = (field: RuleField) => field.path.split('.')[0]!;

export function RuleForm<T extends object>({ fields, words, content, onChange, faults }: RuleFormProps<T>) {
  const { t } = useSession();
  const parts = [...new Set(fields.map(partOf))];
  /** Of a list the place is named, as the sentence does not. */
  const placed = (at: string, path: string, said: string) => {
    const place = /^\.(\d+)/.exec(at.slice(path.length))?.[1];
    return place === undefined ? said : t('staff.rules.term.at', { place: Number(place) + 1, said });
  };
  const faultsAt = (path: string) =>
    [...faults].flatMap(([at, said]) => (`${at}.`.startsWith(`${path}.`) ? [placed(at, path, said)] : []));
  return parts.map((part) => (
    <section key={part} className="d-rule-part" aria-labelledby={`rule-part-${part}`}>
      <h2 id={`rule-part-${part}`}>{t(`${words}.part.${part}`)}</h2>
      {fields
        .filter((field) => partOf(field) === part)
        .map((field) => {
          const wrong = faultsAt(field.path);
          const id = `rule-${field.path}`;
          return (
            <div
              key={field.path}
              className="d-rule"
              data-wide={field.kind === 'terms' || field.kind === 'rows' || undefined}
            >
              <div id={id}>{t(`${words}.field.${field.path}`)}</div>
              <div>
                <RuleControl
                  field={field}
                  words={words}
                  id={id}
                  value={valueAt(content, field.path)}
                  onChange={(value) => onChange(withValue(content, field.path, value))}
                />
                {wrong.length > 0 && (
                  <p className="d-error" role="alert">
                    {[...new Set(wrong)].join(' ')}
                  </p>
                )}
              </div>
            </div>
          );
        })}
    </section>
  ));
}
