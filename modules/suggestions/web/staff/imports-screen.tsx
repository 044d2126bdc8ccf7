/** Old suggestions taken in, for the clerk. */
import { useSession } from '../../../../web/shared/session.tsx';
import { Imports } from '../../../../web/staff/importing/imports.tsx';
import { importRoom } from '../../../../web/staff/importing/room.ts';
import { importEndpoints } from '../../contract/importing.ts';

export function ImportsScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  return (
    <>
      <h1>{t('suggestions.importing.title')}</h1>
      <Imports
        room={importRoom(code, importEndpoints, 'suggestionId', {
          key: 'suggestion',
          title: t('suggestions.importing.title'),
          lead: t('suggestions.importing.lead'),
          titleName: t('suggestions.list.subject'),
          hrefOf: (suggestionId) => `/desk/${code}/suggestions/${suggestionId}`,
        })}
      />
    </>
  );
}
