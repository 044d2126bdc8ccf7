/** An old register large enough to be interrupted while it is taken in. */
import { bytesOf, good } from '../../modules/proposals/importing/testing.ts';

interface Options {
  sessions: Array<{ label: string }>;
  categories: Array<{ label: string }>;
  units: Array<{ name: string }>;
}

/** Beginning of the subjects, by which they are found again. */
export const oldSubject = '旧案：修建村级公路';

/**
 * Uploads it and looks it through.
 * @param root address of the assembly's API
 * @returns begins to take it in, and gives the id of the import
 */
export async function prepareImport(root: string, cookie: string, rows: number): Promise<() => Promise<string>> {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${root}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, ...(body instanceof FormData || !body ? {} : { 'content-type': 'application/json' }) },
      ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { sessions, categories, units } = await ask<Options>('/proposals/options');
  const lines = Array.from({ length: rows }, (_, index) =>
    good({
      session: sessions.at(-1)!.label,
      number: null,
      subject: `${oldSubject}第 ${index + 1} 件`,
      first: '旧委员',
      category: categories[0]!.label,
      lead: units[0]!.name,
      assisting: null,
      letterNumber: null,
      signer: '旧签发人',
      reference: `kill-${index + 1}`,
    }),
  );
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await bytesOf(lines))]), '旧提案.xlsx');
  const { fileId } = await ask<{ fileId: string }>('/files', form);
  const choices = { fileId, columns: [], people: [] };
  const preview = await ask<{ fingerprint: string; refused: number; rows: unknown[] }>('/imports/preview', choices);
  if (preview.refused > 0) throw new Error(JSON.stringify(preview.rows.slice(0, 3)));
  const begun = { ...choices, fingerprint: preview.fingerprint, withWarnings: true, unanswered: 'history' };
  return async () => (await ask<{ importId: string }>('/imports/run', begun)).importId;
}
