/** The public page as it would be read under a decision, before it is taken: the very page, not a likeness of it. */
import { Radio } from 'antd';
import { useState } from 'react';
import { useSession } from '../../../../../web/shared/session.tsx';

interface PreviewProps {
  proposalId: string;
  /** Shown anew when the record has moved on. */
  version: number;
  /** Assignments whose replies would be withheld. */
  withheld?: readonly string[];
}

export function PublicPreview({ proposalId, version, withheld = [] }: PreviewProps) {
  const { assembly, t } = useSession();
  const [decision, setDecision] = useState<'public' | 'title_only'>('public');
  const query = new URLSearchParams({ decision, withheld: withheld.join(','), v: String(version) });
  return (
    <section className="d-card" aria-labelledby="public-preview">
      <h2 id="public-preview">{t('staff.redact.preview')}</h2>
      <Radio.Group
        value={decision}
        onChange={(event) => setDecision(event.target.value as 'public')}
        options={(['public', 'title_only'] as const).map((value) => ({
          value,
          label: t(`proposals.publicity.${value}`),
        }))}
      />
      <iframe
        className="d-preview"
        title={t('staff.redact.preview')}
        src={`/${assembly!.code}/proposals/${proposalId}/preview?${query}`}
      />
    </section>
  );
}
