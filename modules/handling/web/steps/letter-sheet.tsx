/** The reply written in the letter's own form: head, number, text, signature and contact stand where the letter has them. */
import { colon } from '../../../../platform/i18n/lists.ts';
import { DocumentSheet } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { SheetProps } from '../../../../web/staff/steps/fields.ts';
import { assignmentIn, type HandledDetail, type HandlingFront, type HandlingStep } from '../parts/host.ts';
import { useLetterHead } from '../parts/signed-letter.tsx';

export const letterSheet = <D extends HandledDetail>(front: HandlingFront<D>) =>
  function LetterSheet({ context, field }: SheetProps<HandlingStep<D>>) {
    const { t } = useSession();
    const { unitName } = assignmentIn(context);
    const { title, to } = useLetterHead(front, context.detail);
    return (
      <>
        {field('class')}
        <DocumentSheet
          className="yt-document--sheet d-letter"
          issuer={unitName}
          title={title}
          level={3}
          signed={unitName}
          date={t('handling.letter.draft', { lng: 'zh-CN' })}
        >
          <div className="d-letter-number">{field('letterNumber')}</div>
          <p className="yt-document-to">
            {to}
            {colon('zh-CN')}
          </p>
          <div className="d-letter-body">{field('body', true)}</div>
          <p>{t('handling.letter.closing', { lng: 'zh-CN' })}</p>
          <div className="d-letter-contact">
            {field('contactName')}
            {field('contactPhone')}
          </div>
        </DocumentSheet>
      </>
    );
  };
