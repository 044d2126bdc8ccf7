/**
 * Withholding passages from the public page: what the checker found, words marked with the mouse or written out, each
 * with its reason, and the public page as it will be read; the record itself stays whole.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Finds, type Redaction } from './redact/finds.tsx';
import { PublicPreview } from './redact/public-preview.tsx';
import { Loaded, proposalPath, Refusal } from './shared.tsx';

interface Passage {
  field: 'situation' | 'analysis' | 'suggestions' | 'reply';
  replyId?: string;
  title: string;
  text: string;
}

/** Offsets of the selection within the box, in UTF-16 units; null when it is elsewhere or empty. */
function selectedIn(box: RefObject<HTMLElement | null>): { from: number; to: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !box.current) return null;
  const range = selection.getRangeAt(0);
  if (!box.current.contains(range.commonAncestorContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(box.current);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return { from, to: from + range.toString().length };
}

function Marked({
  passage,
  own,
  add,
}: {
  passage: Passage;
  own: Redaction[];
  add(range: { from: number; to: number }): void;
}) {
  const { t } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  /** Every place where the words stand that is not withheld yet. */
  const markWords = () => {
    for (
      let at = words ? passage.text.indexOf(words) : -1;
      at >= 0;
      at = passage.text.indexOf(words, at + words.length)
    ) {
      const to = at + words.length;
      if (!own.some((item) => item.from <= at && item.to >= to)) add({ from: at, to });
    }
    setWords('');
  };
  const pieces: Array<{ text: string; withheld: boolean }> = [];
  let at = 0;
  for (const item of [...own].sort((a, b) => a.from - b.from)) {
    if (item.from > at) pieces.push({ text: passage.text.slice(at, item.from), withheld: false });
    pieces.push({ text: passage.text.slice(Math.max(at, item.from), item.to), withheld: true });
    at = Math.max(at, item.to);
  }
  pieces.push({ text: passage.text.slice(at), withheld: false });
  return (
    <section className="d-card">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <h2>{passage.title}</h2>
        <Input.Search
          className="d-words"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onSearch={markWords}
          aria-label={t('staff.redact.words')}
          placeholder={t('staff.redact.words')}
          enterButton={t('staff.redact.mask')}
        />
        <Button
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const range = selectedIn(box);
            if (range) add(range);
          }}
        >
          {t('staff.redact.mark')}
        </Button>
      </Flex>
      <div ref={box} className="d-pre d-prose">
        {pieces.map((piece, index) =>
          piece.withheld ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </div>
    </section>
  );
}

function Editor({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [redactions, setRedactions] = useState<Redaction[]>(data.redactions);
  const passages: Passage[] = [
    ...(['situation', 'analysis', 'suggestions'] as const).map((field) => ({
      field,
      title: t(`staff.text.${field}`),
      text: data[field],
    })),
    ...data.replies
      .filter((reply) => reply.issuedAt)
      .map((reply) => ({
        field: 'reply' as const,
        replyId: reply.replyId,
        title: t('staff.document.letter', { unit: reply.unitName }),
        text: reply.body,
      })),
  ];
  const isOf = (passage: Passage) => (item: Redaction) =>
    item.field === passage.field && item.replyId === passage.replyId;
  const textOf = (item: Redaction) =>
    passages.find((passage) => isOf(passage)(item))?.text.slice(item.from, item.to) ?? '';
  const save = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.redactPassages, code, {
        params: { proposalId: data.proposalId },
        body: { redactions: redactions as never },
      }),
    async onSuccess() {
      message.success(t('staff.stepDone', { step: t('proposals.action.redact') }));
      await client.invalidateQueries();
      await navigate(proposalPath(code, data.proposalId));
    },
  });
  return (
    <>
      <p className="d-muted">{t('staff.redact.lead')}</p>
      <Finds data={data} redactions={redactions} mask={(passages) => setRedactions((list) => [...list, ...passages])} />
      {passages.map((passage) => (
        <Marked
          key={`${passage.field}${passage.replyId ?? ''}`}
          passage={passage}
          own={redactions.filter(isOf(passage))}
          add={(range) =>
            setRedactions((list) => [
              ...list,
              { field: passage.field, ...(passage.replyId ? { replyId: passage.replyId } : {}), ...range, reason: '' },
            ])
          }
        />
      ))}
      <h2>{t('staff.redact.list', { count: redactions.length })}</h2>
      {redactions.map((item, index) => (
        <Flex key={index} gap={8} className="d-gap" align="center" wrap>
          <q className="d-grow">{textOf(item)}</q>
          <Input
            className="d-reason"
            aria-label={t('staff.field.reason')}
            placeholder={t('staff.redact.why')}
            value={item.reason}
            onChange={(event) =>
              setRedactions((list) =>
                list.map((other, at) => (at === index ? { ...other, reason: event.target.value } : other)),
              )
            }
          />
          <Button onClick={() => setRedactions((list) => list.filter((_, at) => at !== index))}>
            {t('staff.remove')}
          </Button>
        </Flex>
      ))}
      <Refusal error={save.error} />
      <Button
        type="primary"
        loading={save.isPending}
        disabled={redactions.some((item) => item.reason.trim() === '')}
        onClick={() => save.mutate()}
      >
        {t('staff.redact.save')}
      </Button>
      <PublicPreview proposalId={data.proposalId} version={data.version} />
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
      <Loaded query={query}>{(data) => <Editor data={data} />}</Loaded>
    </>
  );
}
