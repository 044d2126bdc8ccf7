/** A file sent at once; the value of the field is its id. */
import { Button, Flex, Progress, Upload } from 'antd';
import { useState } from 'react';
import { ApiProblem, upload } from '../../client.ts';
import { useSession } from '../../shared/session.tsx';

interface FileInputProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  code: string;
}

export function FileInput({ id, value, onChange, code }: FileInputProps) {
  const { t } = useSession();
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  async function send(file: File) {
    setProblem('');
    setShare(0);
    try {
      const sent = await upload(code, file, setShare);
      setName(sent.name);
      onChange?.(sent.fileId);
    } catch (error) {
      setProblem(error instanceof ApiProblem && error.status > 0 ? error.message : t('shared.offline.step'));
    }
    setShare(null);
  }
  return (
    <Flex vertical gap={4}>
      <Upload
        id={id}
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button>{t(value ? 'staff.file.other' : 'staff.file.choose')}</Button>
      </Upload>
      {share !== null && <Progress percent={Math.round(share * 100)} size="small" />}
      {value && <span>{name || t('staff.file.sent')}</span>}
      {problem && <span className="d-error">{problem}</span>}
    </Flex>
  );
}
