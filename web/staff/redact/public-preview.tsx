/** The public page as it would be read under a decision, before it is taken: the very page, not a likeness of it. */
import { Radio } from 'antd';
import { useState } from 'react';
import { useSession } from '../../shared/session.tsx';

interface PreviewProps<D extends string> {
  /** Decisions to look at, the first one shown at once. */
  decisions: ReadonlyArray<{ value: D; label: string }>;
  /** Address of the page; another one when the record has moved on. */
  pageOf(decision: D): string;
}

export function PublicPreview<D extends string>({ decisions, pageOf }: PreviewProps<D>) {
  const { t } = useSession();
  const [decision, setDecision] = useState(decisions[0]!.value);
  return (
    <section className="d-card" aria-labelledby="public-preview">
      <h2 id="public-preview">{t('staff.redact.preview')}</h2>
      {decisions.length > 1 && (
        <Radio.Group
          value={decision}
          onChange={(event) => setDecision(event.target.value as D)}
          options={[...decisions]}
        />
      )}
      <iframe className="d-preview" title={t('staff.redact.preview')} src={pageOf(decision)} />
    </section>
  );
}
