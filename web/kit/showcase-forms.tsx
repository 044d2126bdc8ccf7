import { Button, ButtonRow } from './button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from './choice.tsx';
import { DateField } from './date-field.tsx';
import { type Display, DisplaySettings } from './display-settings.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FieldGroup } from './field-group.tsx';
import { FileField } from './file-field.tsx';
import { Section } from './section.tsx';
import { Select } from './select.tsx';
import type { ShowcaseWords } from './showcase-words.ts';
import { TextArea, TextField } from './text-field.tsx';

/** Every field, one of them wrong. */
export function ShowcaseForms({ locale, words, display }: { locale: string; words: ShowcaseWords; display: Display }) {
  const t = (zh: string, en: string) => (locale === 'en' ? en : zh);
  return (
    <>
      <Section id="form" title={words.form}>
        <ErrorSummary
          errors={[
            {
              href: '#subject',
              text: t('案由超过 30 字，请缩短。', 'The subject is over 30 characters; please shorten it.'),
            },
            { href: '#evidence', text: t('请至少选择一项依据。', 'Choose at least one kind of evidence.') },
          ]}
        />
        <form className="yt-form" method="post" noValidate>
          <TextField
            name="subject"
            label={t('案由', 'Subject')}
            hint={t('写清建议什么，不要重复“关于”。', 'Say what you ask for.')}
            limit={30}
            defaultValue={words.long}
            error={t('案由超过 30 字，请缩短。', 'The subject is over 30 characters; please shorten it.')}
          />
          <TextArea
            name="situation"
            label={t('情况与分析', 'Situation and analysis')}
            limit={1500}
            rows={5}
            defaultValue={words.text}
          />
          <CheckboxGroup
            name="evidence"
            label={t('提案依据', 'Evidence')}
            reason={t(
              '不调研不提案：依据说明建议从何而来，审查时会核对。',
              'Proposals rest on study; reviewers check what this one rests on.',
            )}
            error={t('请至少选择一项依据。', 'Choose at least one kind of evidence.')}
            options={[
              { value: 'study', label: t('专题调研', 'A study') },
              {
                value: 'visit',
                label: t('走访座谈', 'Visits and talks'),
                hint: t('与当事群众面谈，不少于三人', 'with at least three people concerned'),
              },
              { value: 'data', label: t('公开数据', 'Public data') },
            ]}
          />
          <RadioGroup
            name="publicity"
            label={t('是否同意公开', 'May it be public?')}
            defaultValue="full"
            options={[
              { value: 'full', label: t('全文公开', 'In full') },
              {
                value: 'title',
                label: t('只公开案由', 'Subject only'),
                hint: t('答复同样只公开案由', 'the reply too'),
              },
              { value: 'none', label: t('不公开', 'No') },
            ]}
          />
          <Select
            name="unit"
            label={t('建议承办单位', 'Suggested unit')}
            optional
            placeholder={t('由提案委员会确定', 'Left to the committee')}
            options={[
              { value: 'a', label: t('省民政厅', 'Civil Affairs') },
              { value: 'b', label: t('省财政厅', 'Finance') },
            ]}
          />
          <FieldGroup
            name="contact"
            legend={t('联系方式', 'How to reach you')}
            reason={t('承办单位答复前要与您当面或电话沟通。', 'The unit must talk with you before it answers.')}
          >
            <TextField name="phone" label={t('手机号', 'Phone')} type="tel" width="half" autoComplete="tel" />
            <DateField name="visit" label={t('方便见面的日期', 'A day that suits you')} optional />
          </FieldGroup>
          <FileField
            name="files"
            label={t('附件', 'Attachments')}
            optional
            multiple
            hint={t('PDF、DOCX 或图片，每个不超过 20 MB。', 'PDF, DOCX or pictures, each up to 20 MB.')}
          />
          <Checkbox name="agree" label={t('我确认以上内容属实', 'I confirm that this is true')} />
          <ButtonRow>
            <Button type="submit">{t('提交提案', 'Submit')}</Button>
            <Button look="secondary">{t('保存草稿', 'Save draft')}</Button>
          </ButtonRow>
        </form>
      </Section>
      <Section id="display" title={t('显示设置', 'Display settings')}>
        <DisplaySettings display={display} back="/" />
      </Section>
    </>
  );
}
