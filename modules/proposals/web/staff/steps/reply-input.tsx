/** The text of a reply. A letter pasted whole is recognised: its head and end, which the letter has of its own, go with one press. */
import { Alert, Button, Form, Input } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import { readPastedLetter } from '../../../pasted-letter.ts';
import { PersonalHints } from './personal-hints.tsx';

interface ReplyInputProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  rows: number;
  most: number;
}

export function ReplyInput({ id, value = '', onChange, rows, most }: ReplyInputProps) {
  const { t } = useSession();
  const form = Form.useFormInstance();
  const letter = readPastedLetter(value);
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
        rows={rows}
        maxLength={most}
        showCount
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <PersonalHints text={value} change={(text) => onChange?.(text)} then="letter" />
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
