/** Below the hits of the words: what is like a sentence that was typed, whichever words it uses. */
import { Disclosure } from '../kit/section.tsx';
import { LikeMatters } from '../shared/like-matters.tsx';
import { useSession } from '../shared/session.tsx';

/** A word or two are searched for; a sentence is likened. */
const SENTENCE = 6;

export function LikeFound({ words, base }: { words: string; base: string }) {
  const { t } = useSession();
  if ([...words.replace(/\s/g, '')].length < SENTENCE) return null;
  return (
    <Disclosure summary={t('search.like')} open>
      <LikeMatters asked={{ title: words, text: '' }} base={base} />
    </Disclosure>
  );
}
