/** What a version says otherwise than another, in the reader's words: what was, what comes. */
import { comma } from '../../../platform/i18n/lists.ts';
import type { Row, RuleDifference, Term } from '../../../platform/rules/difference.ts';
import { type RuleField, valueAt } from '../../../platform/rules/fields.ts';
import { useSession } from '../../shared/session.tsx';

interface Props {
  differences: readonly RuleDifference[];
  /** Prefix of the rules' words, as `proposals.rules`. */
  words: string;
}

function useSaid(words: string) {
  const { t, locale } = useSession();
  return ({ path, kind }: RuleDifference, value: unknown): string => {
    if (value === null || value === undefined) return t('staff.rules.notSet');
    if (kind === 'switch') return t(value ? 'staff.rules.yes' : 'staff.rules.no');
    if (kind === 'choice') return t(`${words}.option.${path}.${value}`);
    if (kind === 'choices') {
      const named = (value as string[]).map((name) => t(`${words}.option.${path}.${name}`));
      return named.join(comma(locale)) || t('staff.rules.none');
    }
    if (kind === 'span') {
      const { count, unit } = value as { count: number | null; unit: string };
      return count === null ? t('staff.rules.notSet') : t(`staff.rules.span.${unit}`, { count });
    }
    if (kind === 'text') return String(value) || t('staff.rules.none');
    if (kind === 'codes') return (value as string[]).join(comma(locale)) || t('staff.rules.none');
    return new Intl.NumberFormat(locale).format(value as number);
  };
}

/** Terms by their code and the reader's words. */
function Terms({ difference, words }: { difference: RuleDifference; words: string }) {
  const { t, locale } = useSession();
  const { added, removed, reworded } = difference.terms!;
  const named = (term: Term) => `${term.code} ${locale === 'en' ? term.en : term.zh}`;
  const marked = (term: Term) =>
    Object.entries(term).flatMap(([mark, set]) =>
      set === true ? [t(`${words}.mark.${difference.path}.${mark}`)] : [],
    );
  const whole = (term: Term) => [`${term.code} ${term.zh} / ${term.en}`, ...marked(term)].join(' · ');
  const lines = [
    ...added.map((term) => ['added', named(term)] as const),
    ...removed.map((term) => ['removed', named(term)] as const),
    ...reworded.map(({ before, after }) => ['reworded', `${whole(before)} → ${whole(after)}`] as const),
  ];
  if (lines.length === 0) return <p>{t('staff.rules.reordered')}</p>;
  return (
    <ul>
      {lines.map(([change, text]) => (
        <li key={`${change}${text}`}>
          <b>{t(`staff.rules.change.${change}`)}</b> {text}
        </li>
      ))}
    </ul>
  );
}

/** Rows added, removed, and what of each is another. */
function Rows({ difference, words }: { difference: RuleDifference; words: string }) {
  const { t, locale } = useSession();
  const { added, removed, changed } = difference.rows!;
  const named = (row: Row) => String((locale === 'en' ? row.en : row.zh) ?? row.code ?? JSON.stringify(row));
  if (added.length + removed.length + changed.length === 0) return <p>{t('staff.rules.reordered')}</p>;
  return (
    <ul>
      {added.map((row) => (
        <li key={`added${named(row)}`}>
          <b>{t('staff.rules.change.added')}</b> {named(row)}
        </li>
      ))}
      {removed.map((row) => (
        <li key={`removed${named(row)}`}>
          <b>{t('staff.rules.change.removed')}</b> {named(row)}
        </li>
      ))}
      {changed.map(({ row, differences }) => (
        <li key={named(row)}>
          <b>{named(row)}</b>
          <RuleDifferences differences={differences} words={words} />
        </li>
      ))}
    </ul>
  );
}

/** A whole version, part by part. */
export function RuleValues({
  fields,
  words,
  content,
}: {
  fields: readonly RuleField[];
  words: string;
  content: object;
}) {
  const { t, locale } = useSession();
  const said = useSaid(words);
  const parts = [...new Set(fields.map((field) => field.path.split('.')[0]!))];
  const saidOf = (field: RuleField) => {
    const value = valueAt(content, field.path);
    if (field.kind === 'rows')
      return ((value ?? []) as Row[])
        .map((row) => String((locale === 'en' ? row.en : row.zh) ?? ''))
        .filter(Boolean)
        .join(comma(locale));
    if (field.kind !== 'terms') return said({ path: field.path, kind: field.kind } as RuleDifference, value);
    return ((value ?? []) as Term[]).map((term) => (locale === 'en' ? term.en : term.zh)).join(comma(locale));
  };
  return parts.map((part) => (
    <section key={part}>
      <h2>{t(`${words}.part.${part}`)}</h2>
      <dl className="d-rule-differences">
        {fields
          .filter((field) => field.path.split('.')[0] === part)
          .map((field) => (
            <div key={field.path}>
              <dt>{t(`${words}.field.${field.path}`)}</dt>
              <dd>{saidOf(field)}</dd>
            </div>
          ))}
      </dl>
    </section>
  ));
}

export function RuleDifferences({ differences, words }: Props) {
  const { t } = useSession();
  const said = useSaid(words);
  if (differences.length === 0) return <p className="d-muted">{t('staff.rules.same')}</p>;
  return (
    <dl className="d-rule-differences">
      {differences.map((difference) => (
        <div key={difference.path}>
          <dt>
            {t(`${words}.part.${difference.path.split('.')[0]}`)} ·{' '}
            {t([`${words}.field.${difference.path}`, `staff.rules.row.${difference.path.split('.').at(-1)}`])}
          </dt>
          <dd>
            {difference.terms ? (
              <Terms difference={difference} words={words} />
            ) : difference.rows ? (
              <Rows difference={difference} words={words} />
            ) : (
              <>
                <del>{said(difference, difference.before)}</del> → <ins>{said(difference, difference.after)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
