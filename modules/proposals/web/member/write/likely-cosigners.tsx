/** Members who know the matter, each with the reason; a press adds one to those who will be asked. Nobody is chosen beforehand. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import type { Candidate } from './candidates.tsx';
import type { StepProps } from './step-props.ts';

interface LikelyCosignersProps extends Pick<StepProps, 'draft' | 'draftId'> {
  chosen: readonly Candidate[];
  choose(next: Candidate[]): void;
}

/** Draws nothing where nobody is found: the list of all members stands below. */
export function LikelyCosigners({ draft, draftId, chosen, choose }: LikelyCosignersProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { subject, situation, analysis, suggestions } = draft.content;
  const text = [situation, analysis, suggestions].join('\n');
  const { data } = useQuery({
    queryKey: ['likely-cosigners', code, draftId, subject, text],
    queryFn: () => call(proposalEndpoints.likelyCosigners, code, { body: { subject, text, exceptId: draftId } }),
    enabled: subject.trim() !== '',
    staleTime: 300_000,
    retry: false,
  });
  const open = data?.items.filter((item) => !chosen.some(({ id }) => id === item.memberId)) ?? [];
  if (open.length === 0) return null;
  return (
    <div role="group" aria-labelledby="likely-cosigners-title">
      <h3 id="likely-cosigners-title">{t('member.write.likely.title')}</h3>
      <ul className="yt-like">
        {open.map(({ memberId, name, note, reason }) => (
          <li key={memberId}>
            <strong>{name}</strong>
            {note && <span className="yt-muted yt-small">{note}</span>}
            <p className="yt-small">{t(`member.write.likely.${reason.kind}`, { name: reason.name })}</p>
            <div>
              <Button
                look="secondary"
                size="small"
                aria-label={t('member.write.likely.addOne', { name })}
                onClick={() => choose([...chosen, { id: memberId, name, note }])}
              >
                {t('member.write.likely.add')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
