import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { RadioGroup } from '../../../../../web/kit/choice.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { Disclosure, Section } from '../../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../../web/kit/states.tsx';
import { TextField } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { PrecheckFinding } from '../../../contract/writing.ts';
import { proposalEndpoints } from '../../../contract.ts';
import { precheck, textOfFinding } from '../../../precheck.ts';
import { Refusal } from '../shared.tsx';
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

/** Earlier proposals on the same matter, with what was answered. */
function Similar({ draft, draftId }: Pick<StepProps, 'draft' | 'draftId'>) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { subject, situation, analysis, suggestions, similarChecked } = draft.content;
  const body = [situation, analysis, suggestions].join('\n');
  const similar = useQuery({
    queryKey: ['similar', code, draftId, subject, body],
    queryFn: () => call(proposalEndpoints.findSimilar, code, { body: { subject, body, exceptId: draftId } }),
    enabled: subject.trim() !== '',
    retry: false,
  });
  if (subject.trim() === '') return <p className="yt-muted">{t('member.write.similarFirst')}</p>;
  if (similar.isPending) return <Skeleton shape="list" rows={2} />;
  if (similar.error) return <Refusal error={similar.error} />;
  if (similar.data.items.length === 0) return <p className="yt-muted">{t('member.write.similarNone')}</p>;
  const seen = (id: string) => draft.change({ similarChecked: [...new Set([...similarChecked, id])] });
  return (
    <>
      {similar.data.items.map((item) => (
        <div key={item.proposalId} className="m-card">
          <p>
            <strong>{item.subject}</strong>
          </p>
          <p className="yt-meta">
            <span>{item.sessionLabel}</span>
            <span>{t(`proposals.state.${item.state}`)}</span>
            <span>{t('member.write.common', { share: Math.round(item.score * 100) })}</span>
          </p>
          <Disclosure summary={t('member.write.compare')}>
            <p>{item.excerpt}</p>
            {item.reply && (
              <p>
                <strong>
                  {t('member.write.answered', {
                    unit: item.reply.unitName,
                    at: date(item.reply.issuedAt),
                    class: item.reply.class,
                  })}
                </strong>
                <br />
                {item.reply.excerpt}
              </p>
            )}
          </Disclosure>
          {similarChecked.includes(item.proposalId) ? (
            <p className="yt-small">{t('member.write.similarSeen')}</p>
          ) : (
            <Button look="secondary" size="small" onClick={() => seen(item.proposalId)}>
              {t('member.write.similarDiffers')}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}

/** Looks the text through before it is sent. */
export function CheckStep({ draft, draftId, rules, goTo }: StepProps) {
  const { t } = useSession();
  const { content, change } = draft;
  return (
    <>
      <Findings draft={draft} rules={rules} goTo={goTo} />
      <Section id="similar" title={t('member.write.similar')}>
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
