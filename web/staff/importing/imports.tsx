/** Old records taken in: a file looked through and begun, the log, and one import row by row. */
import { useSearchParams } from 'react-router';
import { ImportCard } from './import-card.tsx';
import { ImportLog } from './import-log.tsx';
import { ImportPage } from './import-page.tsx';
import type { ImportRoom } from './room.ts';

/** Which import the address asks for; null: none. */
export function useImportAsked(): [string | null, (importId: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  return [search.get('import'), (id) => setSearch(id === null ? {} : { import: id })];
}

export function Imports({ room }: { room: ImportRoom }) {
  const [asked, show] = useImportAsked();
  if (asked !== null) return <ImportPage room={room} importId={asked} back={() => show(null)} />;
  return (
    <>
      <ImportCard room={room} begun={show} />
      <ImportLog room={room} show={show} />
    </>
  );
}
