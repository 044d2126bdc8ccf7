/** A reply as the letter it is. */
import { colon } from '../../../../platform/i18n/lists.ts';
import { DocumentSheet } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ReplyView } from '../../contract/detail.ts';
import { addresseeOf } from '../../contract.ts';
import type { HandledDetail, HandlingFront } from './host.ts';

/** How the letter begins. */
export interface LetterHead {
  title: string;
  to: string;
}

/** The head of the letters of a matter, in the language of letters. */
export function useLetterHead<D extends HandledDetail>(
  front: Pick<HandlingFront<D>, 'letterHead'>,
  detail: D,
): LetterHead {
  const { assembly, t } = useSession();
  const chinese = (key: string, params?: Record<string, unknown>) => t(key, { ...params, lng: 'zh-CN' });
  const { title, addressees } = front.letterHead(detail, assembly!.name, chinese);
  return { title, to: addresseeOf({ addressees, t: chinese }) };
}

type Letter = Pick<ReplyView, 'letterNumber' | 'unitName' | 'issuedAt' | 'body'>;

/** @param head given where it is decided on as a whole: the letter then stands as it will be sent */
export function SignedLetter({ reply, head }: { reply: Letter; head?: LetterHead }) {
  const { date } = useSession();
  return (
    <DocumentSheet
      {...(head
        ? {
            issuer: reply.unitName,
            title: head.title,
            to: `${head.to}${colon('zh-CN')}`,
            level: 3,
            className: 'yt-document--sheet',
          }
        : {})}
      number={reply.letterNumber}
      signed={reply.unitName}
      date={reply.issuedAt ? date(reply.issuedAt) : undefined}
    >
      {reply.body}
    </DocumentSheet>
  );
}
