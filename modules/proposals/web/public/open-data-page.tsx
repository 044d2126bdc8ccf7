import type { PageEnv } from '../../../../web/public/page.tsx';

const columns = [
  'id',
  'number',
  'session',
  'season',
  'subject',
  'category',
  'state',
  'first_proposer',
  'units',
  'filed_on',
  'replied_on',
  'closed_on',
  'class',
  'satisfied',
  'basically_satisfied',
  'unsatisfied',
];

/** The register as files anybody may use. */
export function OpenDataPage({ env }: { env: PageEnv; data: unknown }) {
  const { t } = env;
  const base = `/api/v1/assemblies/${env.assembly!.code}/register/open-data`;
  return (
    <div className="story">
      <h1>{t('public.openData.title')}</h1>
      <p className="lead">{t('public.openData.lead')}</p>
      <p style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
        <a className="button" href={`${base}?format=csv`}>
          {t('public.openData.csv')}
        </a>
        <a className="button quiet" href={`${base}?format=json`}>
          {t('public.openData.json')}
        </a>
      </p>
      <h2>{t('public.openData.columns')}</h2>
      <table>
        <tbody>
          {columns.map((column) => (
            <tr key={column}>
              <th scope="row">
                <code>{column}</code>
              </th>
              <td>{t(`public.openData.column.${column}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href="/api/docs">{t('public.foot.api')}</a>
      </p>
    </div>
  );
}
