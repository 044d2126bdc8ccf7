import { CheckboxGroup, RadioGroup } from '../../../../../web/kit/choice.tsx';
import { Select } from '../../../../../web/kit/select.tsx';
import { TextField } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { countCharacters } from '../../../precheck.ts';
import { kindsFor } from '../may-propose.ts';
import { BringText } from './bring-text.tsx';
import type { StepProps } from './step-props.ts';

/** Who proposes, and what it is about. */
export function MatterStep({ draft, options, rules, knowFile }: StepProps) {
  const { assembly, t } = useSession();
  const { content, change } = draft;
  const kinds = kindsFor(assembly!, options);
  const byBody = content.kind === 'body' || content.kind === 'joint_bodies';
  return (
    <div className="yt-stack">
      <RadioGroup
        name="kind"
        label={t('member.write.kind')}
        value={content.kind}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`proposals.kind.${kind}`),
          hint: t(`member.write.kindHint.${kind}`),
        }))}
        onChange={(kind) =>
          change({
            kind: kind as typeof content.kind,
            bodyIds:
              kind.includes('bod') && content.bodyIds.length === 0
                ? options.myBodies.slice(0, 1).map((b) => b.bodyId)
                : content.bodyIds,
          })
        }
      />
      {byBody && (
        <>
          <CheckboxGroup
            name="bodyIds"
            label={t('member.write.bodies')}
            value={content.bodyIds}
            options={options.myBodies.map((body) => ({ value: body.bodyId, label: body.name }))}
            onChange={(bodyIds) => change({ bodyIds })}
          />
          <TextField
            name="contactName"
            label={t('member.write.contactName')}
            autoComplete="name"
            value={content.contactName}
            onChange={(event) => change({ contactName: event.target.value })}
          />
          <TextField
            name="contactPhone"
            label={t('member.write.contactPhone')}
            type="tel"
            autoComplete="tel"
            optional
            value={content.contactPhone}
            onChange={(event) => change({ contactPhone: event.target.value })}
          />
        </>
      )}
      <TextField
        name="subject"
        label={t('member.write.subject')}
        hint={t('member.write.subjectHint')}
        limit={rules.limits.subject}
        count={countCharacters}
        value={content.subject}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <Select
        name="category"
        label={t('member.write.category')}
        placeholder={t('member.write.choose')}
        value={content.category ?? ''}
        options={options.categories.map((item) => ({ value: item.code, label: item.label }))}
        onChange={(event) => change({ category: event.target.value || null })}
      />
      <BringText draft={draft} knowFile={knowFile} most={rules.limits.attachments} />
    </div>
  );
}
