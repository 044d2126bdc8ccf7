/** Letters in the browser: kept in its database, sent by its network. */
import { createStore, del, set, values } from 'idb-keyval';
import { type LetterKind, letterBody, letterField } from './letter.ts';
import { type Letter, LetterRefused, type LetterServer, type LetterStore, type Refusal } from './queue.ts';

/** Photos are kept as bytes: not every browser keeps its own objects whole. */
interface KeptLetter extends Omit<Letter, 'photos'> {
  photos: Array<{ id: string; sent: boolean; type: string; bytes: ArrayBuffer }>;
}

export function deviceStore({ path }: LetterKind): LetterStore {
  const kept = createStore(`yt-${path}`, 'letters');
  return {
    async all() {
      const letters = await values<KeptLetter>(kept);
      return letters.map((letter) => ({
        ...letter,
        photos: letter.photos.map(({ id, sent, type, bytes }) => ({ id, sent, picture: new Blob([bytes], { type }) })),
      }));
    },
    async put(letter) {
      const photos = await Promise.all(
        letter.photos.map(async ({ id, sent, picture }) => ({
          id,
          sent,
          type: picture.type,
          bytes: await picture.arrayBuffer(),
        })),
      );
      await set(letter.id, { ...letter, photos } satisfies KeptLetter, kept);
    },
    remove: (id) => del(id, kept),
  };
}

interface Said {
  title?: string;
  issues?: Array<{ path: string; message: string }>;
}

/** A busy server, or one that is away, is asked again later. */
const later = (status: number) => status >= 500 || status === 429 || status === 408;

export async function askServer(code: string, path: string, body: BodyInit | object): Promise<Record<string, string>> {
  const form = body instanceof FormData;
  const response = await fetch(`/api/v1/assemblies/${code}${path}`, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    ...(form ? {} : { headers: { 'content-type': 'application/json' } }),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, string> & Said;
  if (response.ok) return answer;
  if (later(response.status)) throw new Error(answer.title ?? response.statusText);
  const fields = (answer.issues ?? []).map(({ path: place, message }) => ({ name: letterField(place), message }));
  throw new LetterRefused({ sentence: answer.issues?.[0]?.message ?? answer.title ?? response.statusText, fields });
}

export const deviceServer = (kind: LetterKind): LetterServer => ({
  async photo({ code }, { id, picture }) {
    const form = new FormData();
    form.append('photoId', id);
    form.append('file', picture, 'photo.jpg');
    try {
      await askServer(code, `/${kind.path}/photos`, form);
    } catch (error) {
      if (!(error instanceof LetterRefused)) throw error;
      const refusal: Refusal = { ...error.refusal, fields: [{ name: 'photos', message: error.message }], photoId: id };
      throw new LetterRefused(refusal);
    }
  },
  async letter(letter) {
    const photoIds = letter.photos.map((photo) => photo.id);
    const answer = await askServer(letter.code, `/${kind.path}`, letterBody(kind, { ...letter, photoIds }));
    return answer.receipt!;
  },
});
