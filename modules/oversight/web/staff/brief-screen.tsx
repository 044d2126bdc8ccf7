/** A weekly brief: its numbers as they were, each opening its records as they are. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { oversightEndpoints } from '../../contract.ts';
import { OverviewParts } from './parts.tsx';

export function BriefScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const briefId = useParams().briefId!;
  const query = useQuery({
    queryKey: ['brief', code, briefId],
    queryFn: () => call(oversightEndpoints.getBrief, code, { params: { briefId } }),
  });
  const paper = (format: 'pdf' | 'docx') => addressOf(oversightEndpoints.briefDocument, code, { briefId }, { format });
  return (
    <Loaded page query={query}>
      {(brief) => (
        <>
          <p>
            <Link to={`/desk/${code}/oversight`}>{t('oversight.back')}</Link>
          </p>
          <h1>
            {t('oversight.brief.title')}{' '}
            <span className="d-count">{t('oversight.span', { from: date(brief.from), until: date(brief.until) })}</span>
          </h1>
          <p className="d-muted">{t('oversight.madeAt', { at: date(brief.madeAt, true) })}</p>
          <Flex gap={8} wrap className="d-gap">
            <Button href={paper('pdf')}>{t('oversight.pdf')}</Button>
            <Button href={paper('docx')}>{t('oversight.docx')}</Button>
          </Flex>
          <OverviewParts overview={brief.overview} />
        </>
      )}
    </Loaded>
  );
}
