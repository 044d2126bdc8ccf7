/** A text the public will read: personal data in it is shown while it is written. */
import { Input } from 'antd';
import { PersonalHints } from './personal-hints.tsx';

interface PublicAreaProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  rows: number;
  most?: number | undefined;
}

export function PublicArea({ id, value = '', onChange, rows, most }: PublicAreaProps) {
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        rows={rows}
        maxLength={most}
        showCount={most !== undefined}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <PersonalHints text={value} change={(text) => onChange?.(text)} then="masked" />
    </>
  );
}
