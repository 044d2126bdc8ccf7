/** What an assembly keeps of itself by hand: its units, bodies, terms and sessions, and its name. */
import { useSearchParams } from 'react-router';
import { useSession } from '../../../../web/shared/session.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';
import { BodiesList } from './house/bodies-list.tsx';
import { NameForm } from './house/name-form.tsx';
import { TermsList } from './house/terms-list.tsx';
import { UnitsList } from './house/units-list.tsx';

export function HouseScreen() {
  const { t, assembly } = useSession();
  const administrator = assembly!.grants.some((grant) => grant.role === 'admin');
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <h1>{t('assemblies.house.title')}</h1>
      <p className="d-muted">{t('assemblies.house.lead')}</p>
      <Tabs
        label={t('assemblies.house.title')}
        active={search.get('part') ?? 'units'}
        onChange={(part) => setSearch({ part }, { replace: true })}
        items={[
          { key: 'units', label: t('assemblies.house.units'), children: <UnitsList /> },
          { key: 'bodies', label: t('assemblies.house.bodies'), children: <BodiesList /> },
          { key: 'terms', label: t('assemblies.house.time.title'), children: <TermsList /> },
          ...(administrator ? [{ key: 'name', label: t('assemblies.house.name.title'), children: <NameForm /> }] : []),
        ]}
      />
    </>
  );
}
