/**
 * Withholding passages of any matter from the public page: what the checker found, words marked with the mouse or the
 * keyboard, each with its reason; the record itself stays whole.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input } from 'antd';
import { useRef, useState } from 'react';
import { isCovered, type Mask, masksOf, type Passage } from '../../../platform/publicity/masks.ts';
import { useSession } from '../../shared/session.tsx';
import { Refusal } from '../loaded.tsx';
import { Finds } from './finds.tsx';
import { MaskList } from './mask-list.tsx';
import { PassageBox, selectedIn } from './passage-box.tsx';
import type { Find, PublicText } from './publication.ts';

function maskOf<F extends string>(text: PublicText<F>, passage: Passage, reason: string): Mask<F> {
  return { field: text.field, ...(text.itemId ? { itemId: text.itemId } : {}), ...passage, reason };
}

/** Every place in the texts where the words stand and are not masked yet. */
function placesOf<F extends string>(
  words: string,
  texts: readonly PublicText<F>[],
  masks: readonly Mask<F>[],
  reason: string,
) {
  return texts.flatMap((text) => {
    const own = masksOf(masks, text.field, text.itemId);
    const found: Mask<F>[] = [];
    for (let at = text.text.indexOf(words); at >= 0; at = text.text.indexOf(words, at + words.length)) {
      const passage = { from: at, to: at + words.length };
      if (!isCovered(passage, own)) found.push(maskOf(text, passage, reason));
    }
    return found;
  });
}

interface EditorProps<F extends string> {
  /** Masks as the record has them. */
  kept: readonly Mask<F>[];
  texts: readonly PublicText<F>[];
  finds: readonly Find<F>[];
  /** What a text is called, as 情况. */
  nameOf(field: F): string;
  save(masks: Mask<F>[]): Promise<unknown>;
}

export function RedactEditor<F extends string>({ kept, texts, finds, nameOf, save }: EditorProps<F>) {
  const { t } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const boxes = useRef<HTMLDivElement>(null);
  const [masks, setMasks] = useState<Mask<F>[]>([...kept]);
  const [words, setWords] = useState('');
  const reason = t('staff.redact.personal');
  const add = (more: Mask<F>[]) => setMasks((list) => [...list, ...more]);
  const textOf = (item: Mask<F>) =>
    texts
      .find((text) => text.field === item.field && (text.itemId ?? '') === (item.itemId ?? ''))
      ?.text.slice(item.from, item.to) ?? '';
  const markSelected = () => {
    const all = [...(boxes.current?.querySelectorAll<HTMLElement>('[data-passage]') ?? [])];
    const at = all.findIndex((box) => selectedIn(box));
    if (at < 0) message.info(t('staff.redact.nothingMarked'));
    else add([maskOf(texts[at]!, selectedIn(all[at]!)!, reason)]);
  };
  const markWords = (typed: string) => {
    const found = typed === '' ? [] : placesOf(typed, texts, masks, reason);
    if (found.length === 0) message.info(t('staff.redact.notFound'));
    else add(found);
    setWords('');
  };
  const saving = useMutation({
    mutationFn: () => save(masks),
    async onSuccess() {
      message.success(t('staff.redact.saved'));
      await client.invalidateQueries();
    },
  });
  const changed = JSON.stringify(masks) !== JSON.stringify(kept);
  return (
    <>
      <p className="d-muted">{t('staff.redact.lead')}</p>
      <p className="d-muted d-at-desk">{t('staff.redact.keys')}</p>
      <div className="d-redact">
        <div ref={boxes} className="d-main">
          <Flex justify="space-between" align="baseline" wrap gap={8}>
            <h2>{t('staff.redact.texts')}</h2>
            <Input.Search
              className="d-words"
              value={words}
              onChange={(event) => setWords(event.target.value)}
              onSearch={markWords}
              aria-label={t('staff.redact.words')}
              placeholder={t('staff.redact.words')}
              enterButton={t('staff.redact.mask')}
            />
          </Flex>
          {texts.map((text) => (
            <PassageBox
              key={`${text.field}${text.itemId ?? ''}`}
              title={
                text.of ? t('staff.redact.textOf', { part: nameOf(text.field), unit: text.of }) : nameOf(text.field)
              }
              text={text.text}
              masks={masksOf(masks, text.field, text.itemId)}
              finds={finds.filter((find) => find.field === text.field && find.itemId === text.itemId)}
              mask={(passage) => add([maskOf(text, passage, reason)])}
            />
          ))}
        </div>
        <aside className="d-side">
          <Finds finds={finds} masks={masks} nameOf={nameOf} change={setMasks} />
          <MaskList masks={masks} textOf={textOf} change={setMasks} />
        </aside>
      </div>
      <Refusal error={saving.error} />
      <div className="d-redact-bar">
        <Button onMouseDown={(event) => event.preventDefault()} onClick={markSelected}>
          {t('staff.redact.mark')}
        </Button>
        <Button
          type="primary"
          loading={saving.isPending}
          disabled={!changed || masks.some((item) => item.reason.trim() === '')}
          onClick={() => saving.mutate()}
        >
          {t('staff.redact.save')}
        </Button>
        {changed && <span className="d-muted">{t('staff.redact.unsaved')}</span>}
      </div>
    </>
  );
}
