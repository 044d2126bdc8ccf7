/**
 * Withholding passages from the public page: what the checker found, words marked with the mouse or the keyboard, each
 * with its reason, and the public page as it will be read; the record itself stays whole.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input } from 'antd';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { isCovered, masksOf, type Passage, type Redaction } from '../../masks.ts';
import { Finds } from './redact/finds.tsx';
import { MaskList } from './redact/mask-list.tsx';
import { PassageBox, selectedIn } from './redact/passage-box.tsx';
import { PublicPreview } from './redact/public-preview.tsx';
import { type PublicText, usePublication } from './redact/use-publication.ts';
import { Loaded, proposalPath, Refusal } from './shared.tsx';

type Publication = NonNullable<ReturnType<typeof usePublication>['data']>;

const maskOf = (text: PublicText, passage: Passage, reason: string): Redaction => ({
  field: text.field,
  ...(text.itemId ? { itemId: text.itemId } : {}),
  ...passage,
  reason,
});

/** Every place in the texts where the words stand and are not masked yet. */
function placesOf(words: string, texts: readonly PublicText[], redactions: readonly Redaction[], reason: string) {
  return texts.flatMap((text) => {
    const own = masksOf(redactions, text.field, text.itemId);
    const found: Redaction[] = [];
    for (let at = text.text.indexOf(words); at >= 0; at = text.text.indexOf(words, at + words.length)) {
      const passage = { from: at, to: at + words.length };
      if (!isCovered(passage, own)) found.push(maskOf(text, passage, reason));
    }
    return found;
  });
}

function Editor({ data, publication }: { data: ProposalDetail; publication: Publication }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const boxes = useRef<HTMLDivElement>(null);
  const [redactions, setRedactions] = useState<Redaction[]>(data.redactions);
  const [words, setWords] = useState('');
  const { texts, finds } = publication;
  const reason = t('staff.redact.personal');
  const add = (more: Redaction[]) => setRedactions((list) => [...list, ...more]);
  const textOf = (item: Redaction) =>
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
    const found = typed === '' ? [] : placesOf(typed, texts, redactions, reason);
    if (found.length === 0) message.info(t('staff.redact.notFound'));
    else add(found);
    setWords('');
  };
  const save = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.redactPassages, code, { params: { proposalId: data.proposalId }, body: { redactions } }),
    async onSuccess() {
      message.success(t('staff.redact.saved'));
      await client.invalidateQueries();
    },
  });
  const changed = JSON.stringify(redactions) !== JSON.stringify(data.redactions);
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
          {texts.map((text) => {
            const part = t(`staff.redact.in.${text.field}`);
            return (
              <PassageBox
                key={`${text.field}${text.itemId ?? ''}`}
                title={text.of ? t('staff.redact.textOf', { part, unit: text.of }) : part}
                text={text.text}
                masks={masksOf(redactions, text.field, text.itemId)}
                finds={finds.filter((find) => find.field === text.field && find.itemId === text.itemId)}
                mask={(passage) => add([maskOf(text, passage, reason)])}
              />
            );
          })}
        </div>
        <aside className="d-side">
          <Finds finds={finds} redactions={redactions} change={setRedactions} />
          <MaskList redactions={redactions} textOf={textOf} change={setRedactions} />
        </aside>
      </div>
      <Refusal error={save.error} />
      <div className="d-redact-bar">
        <Button onMouseDown={(event) => event.preventDefault()} onClick={markSelected}>
          {t('staff.redact.mark')}
        </Button>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={!changed || redactions.some((item) => item.reason.trim() === '')}
          onClick={() => save.mutate()}
        >
          {t('staff.redact.save')}
        </Button>
        {changed && <span className="d-muted">{t('staff.redact.unsaved')}</span>}
      </div>
      <PublicPreview proposalId={data.proposalId} version={data.version} />
    </>
  );
}

function Loading({ data }: { data: ProposalDetail }) {
  const { assembly } = useSession();
  const query = usePublication(data);
  return (
    <>
      <p>
        <Link href={proposalPath(assembly!.code, data.proposalId)}>{data.subject}</Link>
      </p>
      <Loaded query={query}>{(publication) => <Editor data={data} publication={publication} />}</Loaded>
    </>
  );
}

export function RedactScreen() {
  const { assembly, t } = useSession();
  const { proposalId = '' } = useParams();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <h1>{t('staff.open.redact')}</h1>
      <Loaded query={query}>{(data) => <Loading data={data} />}</Loaded>
    </>
  );
}
