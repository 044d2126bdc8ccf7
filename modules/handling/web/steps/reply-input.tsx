/** The text of a reply. A letter pasted whole is recognised: its head and end, which the letter has of its own, go with one press. */
import { Alert, Button, Form, Input } from 'antd';
import { useSession } from '../../../../web/shared/session.tsx';
import type { OwnInputProps } from '../../../../web/staff/steps/fields.ts';
import { PersonalHints } from '../../../../web/staff/steps/personal-hints.tsx';
import { readPastedLetter } from '../../pasted-letter.ts';

export function ReplyInput({ id, value, onChange, rows = 18, most }: OwnInputProps) {
  const text: string = value ?? '';
  const { t } = useSession();
  const form = Form.useFormInstance();
  const letter = readPastedLetter(text);
  const takeOut = () => {
    if (!letter) return;
    if (letter.letterNumber && !form.getFieldValue('letterNumber'))
      form.setFieldValue('letterNumber', letter.letterNumber);
    onChange?.(letter.body);
  };
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        autoSize={{ minRows: rows }}
        maxLength={most}
        showCount
        value={text}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <PersonalHints text={text} change={(text) => onChange?.(text)} then="letter" />
      {letter && (
        <Alert
          type="info"
          role="status"
          message={t('staff.letter.pasted')}
          description={
            <ul className="d-list">
              {letter.taken.map((line, at) => (
                <li key={at}>{line}</li>
              ))}
            </ul>
          }
          action={<Button onClick={takeOut}>{t('staff.letter.takeOut')}</Button>}
        />
      )}
    </>
  );
}
