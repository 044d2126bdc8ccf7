import { TextArea } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { countCharacters } from '../../../precheck.ts';
import type { StepProps } from './step-props.ts';

type Part = 'situation' | 'analysis' | 'suggestions';
const parts: readonly Part[] = ['situation', 'analysis', 'suggestions'];

function Text({ part, rows, draft, rules }: Pick<StepProps, 'draft' | 'rules'> & { part: Part; rows: number }) {
  const { t } = useSession();
  const others = parts
    .filter((item) => item !== part)
    .reduce((sum, item) => sum + countCharacters(draft.content[item]), 0);
  return (
    <TextArea
      name={part}
      label={t(`member.write.${part}`)}
      hint={t(`member.write.${part}Hint`)}
      rows={rows}
      limit={Math.max(0, rules.limits.text - others)}
      count={countCharacters}
      value={draft.content[part]}
      onChange={(event) => draft.change({ [part]: event.target.value })}
    />
  );
}

/** What is the case. */
export function SituationStep({ draft, rules }: StepProps) {
  return <Text part="situation" rows={10} draft={draft} rules={rules} />;
}

/** Why it is so, and what should be done. */
export function MeasuresStep({ draft, rules }: StepProps) {
  return (
    <div className="yt-stack">
      <Text part="analysis" rows={7} draft={draft} rules={rules} />
      <Text part="suggestions" rows={9} draft={draft} rules={rules} />
    </div>
  );
}
