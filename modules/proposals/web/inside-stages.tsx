/** The stages of a proposal for those inside: each step with the office and the person, the reason and what was written. */
import { useSession } from '../../../web/shared/session.tsx';
import type { ProposalDetail } from '../contract/detail.ts';
import { StageList } from './stage-list.tsx';
import { whoActed } from './who-acted.ts';

type Line = ProposalDetail['history'][number];

const written = ['view', 'text'] as const;

interface InsideStagesProps {
  data: Pick<ProposalDetail, 'state'>;
  lines: readonly Line[];
  label: string;
  /** For those who keep the record: times, and the rules a step was taken under. */
  withTime?: boolean;
}

export function InsideStages({ data, lines, label, withTime = false }: InsideStagesProps) {
  const { t, date, month, locale } = useSession();
  const rules = (line: Line) =>
    withTime && line.ruleVersion !== null ? t('staff.ruleVersion', { version: line.ruleVersion }) : '';
  const oneMoment = (group: readonly Line[]) => new Set(group.map((line) => date(line.at, true))).size === 1;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <StageList
      label={label}
      state={data.state}
      now={new Date()}
      lines={lines.map((line) => ({ ...line, monthOnly: line.details.monthOnly === true }))}
      t={t}
      name={(action) => t(`proposals.done.${action}`)}
      date={(at, monthOnly) => (monthOnly ? month(at) : date(at))}
      when={(group) => {
        const first = group[0]!;
        if (first.details.monthOnly === true) return month(first.at);
        return date(first.at, withTime && oneMoment(group));
      }}
      by={(group) => {
        const timed = withTime && !oneMoment(group);
        const who = group.map((line) =>
          [timed && time.format(new Date(line.at)), whoActed({ ...line, unitName: null }, t)].filter(Boolean).join(' '),
        );
        return [...new Set([...who, ...group.map(rules)])].filter(Boolean).join(' · ');
      }}
      note={(line) =>
        [line.reason, ...written.map((key) => line.details[key])]
          .filter((text) => typeof text === 'string' && text !== '')
          .join('\n')
      }
    />
  );
}
