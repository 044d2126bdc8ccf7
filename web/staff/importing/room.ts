/** How a room takes old records in: what the screens of imports ask of it. */

import type { CallOutput } from '../../../platform/http/endpoint.ts';
import type { importingEndpoints } from '../../../platform/importing/contract.ts';
import { addressOf, call } from '../../client.ts';

type Endpoints = ReturnType<typeof importingEndpoints<string, readonly [string, ...string[]], 'matterId'>>;

export type ImportReport = CallOutput<Endpoints['previewImport']>;
export type ImportSummary = CallOutput<Endpoints['listImports']>['items'][number];
export type ImportShown = Omit<CallOutput<Endpoints['getImport']>, 'rows'> & { rows: ImportShownRow[] };
export type ImportShownRow = Omit<CallOutput<Endpoints['getImport']>['rows'][number], 'matterId'>;

/** What the office says of a file while it looks through the report. */
export interface ColumnSaid {
  heading: string;
  column: string | null;
}
export interface PersonSaid {
  sheet: string;
  row: number;
  name: string;
  memberId: string;
}

interface Said {
  fileId: string;
  columns: ColumnSaid[];
  people: PersonSaid[];
}

export interface ImportRoom {
  /** Of its kind, beside other rooms' imports. */
  key: string;
  title: string;
  lead: string;
  /** What a matter is called by, as 案由. */
  titleName: string;
  templateHref: string;
  preview(body: Said): Promise<ImportReport>;
  run(
    body: Said & { fingerprint: string; withWarnings: boolean; unanswered: 'history' | 'live' | null },
  ): Promise<{ importId: string }>;
  list(query: { page: number; size: number }): Promise<{ items: ImportSummary[]; total: number }>;
  shown(
    importId: string,
    query: { page: number; size: number; outcome?: ImportShownRow['outcome'] },
  ): Promise<ImportShown>;
  takeBack(importId: string, body: { reason: string }): Promise<{ takenBack: number }>;
  /** Where a matter that came in is read; undefined: it is not there. */
  hrefOf(row: ImportShownRow): string | undefined;
}

/**
 * @param endpoints made by `importingEndpoints`, whatever its columns are
 * @param idName name of a matter's id in them
 */
export function importRoom(
  code: string,
  endpoints: { [K in keyof Endpoints]: unknown },
  idName: string,
  said: Pick<ImportRoom, 'key' | 'title' | 'lead' | 'titleName'> & { hrefOf(matterId: string): string },
): ImportRoom {
  const known = endpoints as Endpoints;
  return {
    ...said,
    templateHref: addressOf(known.importTemplate, code),
    preview: (body) => call(known.previewImport, code, { body }),
    run: (body) => call(known.runImport, code, { body }),
    list: (query) => call(known.listImports, code, { query }),
    shown: (importId, query) => call(known.getImport, code, { params: { importId }, query }),
    takeBack: (importId, body) => call(known.takeBackImport, code, { params: { importId }, body }),
    hrefOf(row) {
      const id = (row as unknown as Record<string, string | null>)[idName];
      return id ? said.hrefOf(id) : undefined;
    },
  };
}
