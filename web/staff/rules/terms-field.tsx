/** A list of coded words in two languages: reworded, put in order, added to and taken from. */
import { Button, Checkbox, Input } from 'antd';
import type { Term } from '../../../platform/rules/difference.ts';
import { Icon } from '../../kit/icon.tsx';
import { useSession } from '../../shared/session.tsx';

interface TermsFieldProps {
  words: string;
  path: string;
  marks: readonly string[];
  least: number;
  value: readonly Term[];
  onChange(value: Term[]): void;
}

export function TermsField({ words, path, marks, least, value, onChange }: TermsFieldProps) {
  const { t } = useSession();
  const put = (index: number, part: Partial<Term>) =>
    onChange(value.map((term, at) => (at === index ? ({ ...term, ...part } as Term) : term)));
  const move = (index: number, by: number) => {
    const next = [...value];
    next.splice(index + by, 0, ...next.splice(index, 1));
    onChange(next);
  };
  const fresh = () => {
    const empty = { code: '', zh: '', en: '', ...Object.fromEntries(marks.map((mark) => [mark, false])) };
    onChange([...value, empty as Term]);
  };
  return (
    <details className="d-terms">
      <summary>{t('staff.rules.term.count', { count: value.length })}</summary>
      <ol>
        {value.map((term, index) => {
          const named = (part: string) => `${t(`staff.rules.term.${part}`)} ${index + 1}`;
          return (
            <li key={index}>
              <Input
                aria-label={named('code')}
                placeholder={t('staff.rules.term.code')}
                className="d-term-code"
                maxLength={40}
                value={term.code}
                onChange={(event) => put(index, { code: event.target.value })}
              />
              {(['zh', 'en'] as const).map((part) => (
                <Input.TextArea
                  key={part}
                  autoSize
                  aria-label={named(part)}
                  placeholder={t(`staff.rules.term.${part}`)}
                  lang={part === 'zh' ? 'zh-CN' : part}
                  maxLength={part === 'zh' ? 200 : 300}
                  value={term[part]}
                  onChange={(event) => put(index, { [part]: event.target.value })}
                />
              ))}
              <span className="d-term-marks">
                {marks.map((mark) => (
                  <Checkbox
                    key={mark}
                    checked={term[mark] === true}
                    onChange={(event) => put(index, { [mark]: event.target.checked })}
                  >
                    {t(`${words}.mark.${path}.${mark}`)}
                  </Checkbox>
                ))}
              </span>
              <span className="d-term-moves">
                <Button
                  aria-label={t('staff.rules.term.up', { term: term.zh || index + 1 })}
                  icon={<Icon name="up" />}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  aria-label={t('staff.rules.term.down', { term: term.zh || index + 1 })}
                  icon={<Icon name="down" />}
                  disabled={index === value.length - 1}
                  onClick={() => move(index, 1)}
                />
                <Button
                  aria-label={t('staff.rules.term.remove', { term: term.zh || index + 1 })}
                  icon={<Icon name="close" />}
                  disabled={value.length <= least}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button onClick={fresh}>{t('staff.rules.term.add')}</Button>
    </details>
  );
}
