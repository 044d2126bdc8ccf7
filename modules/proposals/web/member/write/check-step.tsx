import { Button } from '../../../../../web/kit/button.tsx';
import { RadioGroup } from '../../../../../web/kit/choice.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { Section } from '../../../../../web/kit/section.tsx';
import { TextField } from '../../../../../web/kit/text-field.tsx';
import { LikeMatters } from '../../../../../web/shared/like-matters.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { PrecheckFinding } from '../../../contract/writing.ts';
import { precheck, textOfFinding } from '../../../precheck.ts';
import type { Step, StepProps } from './step-props.ts';

const places: Record<string, Step> = {
  kind: 'matter',
  bodyIds: 'matter',
  contactName: 'matter',
  subject: 'matter',
  category: 'matter',
  situation: 'situation',
  analysis: 'measures',
  suggestions: 'measures',
  evidence: 'evidence',
};

/** The words a finding is about, with a little of what stands around them. */
function quoted(text: string, finding: PrecheckFinding): string | null {
  if (finding.from === undefined || finding.to === undefined) return null;
  return `…${text.slice(Math.max(0, finding.from - 6), finding.to + 6)}…`;
}

function Findings({ draft, rules, goTo }: Pick<StepProps, 'draft' | 'rules' | 'goTo'>) {
  const { t } = useSession();
  const findings = precheck(draft.content, rules);
  if (findings.length === 0) return <Notice tone="done" title={t('member.write.clean')} />;
  const line = (finding: PrecheckFinding) => {
    const text = textOfFinding(draft.content, finding);
    const quote = text === undefined ? null : quoted(text, finding);
    const place = places[finding.field] ?? 'matter';
    return (
      <li key={`${finding.code}${finding.field}${finding.params.item ?? ''}${finding.from ?? ''}`}>
        {t(`errors.field.${finding.code}`, finding.params)} {quote && <q>{quote}</q>}{' '}
        <Button look="quiet" size="small" onClick={() => goTo(place)}>
          {t('member.write.goThere', { step: t(`member.write.step.${place}`) })}
        </Button>
      </li>
    );
  };
  const errors = findings.filter((item) => item.severity === 'error');
  const warnings = findings.filter((item) => item.severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="error" title={t('member.write.mustFix', { count: errors.length })}>
          <ul>{errors.map(line)}</ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn" title={t('member.write.mayFix', { count: warnings.length })}>
          <ul>{warnings.map(line)}</ul>
        </Notice>
      )}
    </>
  );
}

/** Matters like it, with what was answered; what the writer has seen stays with the draft. */
function Similar({ draft, draftId }: Pick<StepProps, 'draft' | 'draftId'>) {
  const { assembly, t } = useSession();
  const { subject, situation, analysis, suggestions, similarChecked } = draft.content;
  const seen = (id: string) => draft.change({ similarChecked: [...new Set([...similarChecked, id])] });
  return (
    <LikeMatters
      asked={{
        title: subject,
        text: [situation, analysis, suggestions].join('\n'),
        ...(draftId ? { exceptId: draftId } : {}),
      }}
      base={`/m/${assembly!.code}`}
      foot={({ matterId }) =>
        similarChecked.includes(matterId) ? (
          <p className="yt-small">{t('member.write.similarSeen')}</p>
        ) : (
          <Button look="secondary" size="small" onClick={() => seen(matterId)}>
            {t('member.write.similarDiffers')}
          </Button>
        )
      }
    />
  );
}

/** Looks the text through before it is sent. */
export function CheckStep({ draft, draftId, rules, goTo }: StepProps) {
  const { t } = useSession();
  const { content, change } = draft;
  return (
    <>
      <Findings draft={draft} rules={rules} goTo={goTo} />
      <Section id="similar" title={t('shared.like.title')}>
        <Similar draft={draft} draftId={draftId} />
      </Section>
      <Section id="publicity" title={t('member.write.publicity')}>
        <RadioGroup
          name="publicityWish"
          label={t('member.write.publicityAsk')}
          hint={t('member.write.publicityHint')}
          value={content.publicityWish}
          options={(['public', 'title_only', 'internal'] as const).map((value) => ({
            value,
            label: t(`proposals.publicity.${value}`),
          }))}
          onChange={(value) => change({ publicityWish: value as typeof content.publicityWish })}
        />
        {content.publicityWish !== 'public' && (
          <TextField
            name="publicityWishReason"
            label={t('member.write.publicityReason')}
            value={content.publicityWishReason}
            maxLength={500}
            onChange={(event) => change({ publicityWishReason: event.target.value })}
          />
        )}
      </Section>
    </>
  );
}
