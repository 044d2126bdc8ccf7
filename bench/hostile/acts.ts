/** What somebody does with the largest inputs that are allowed; every act is asked three times over. */
import { sampleContent } from '../../modules/proposals/testing.ts';
import { api } from '../support/province.ts';
import { draftOf, letters, noise, pdfOf, registerOf, telling } from './inputs.ts';

/** A person with a session; answers are read to the end and not looked into. */
export interface Person {
  cookie: string;
  /** @returns the answer as text @throws Error for a status that is not expected */
  send(method: string, path: string, body?: unknown, allowed?: readonly number[]): Promise<string>;
  upload(name: string, bytes: Uint8Array): Promise<string>;
}

/** @throws Error when the sign-in is refused */
export async function signIn(base: string, login: string): Promise<Person> {
  const entered = await fetch(`${base}/api/v1/sign-in/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`cannot sign in as ${login}: ${await entered.text()}`);
  return {
    cookie,
    async send(method, path, body, allowed = [200]) {
      const answer = await fetch(base + api + path, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!allowed.includes(answer.status))
        throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
      return text;
    },
    async upload(name, bytes) {
      const form = new FormData();
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      const answer = await fetch(`${base}${api}/files`, { method: 'POST', headers: { cookie }, body: form });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`upload: ${answer.status} ${text.slice(0, 300)}`);
      return (JSON.parse(text) as { fileId: string }).fileId;
    },
  };
}

export interface Act {
  name: string;
  work(): Promise<unknown>;
}

const refusedOrDone = [200, 409, 422];
/** 1 MiB of JSON that no schema takes: as many mistakes as fit. */
const mistakes = (most: number) => `{"bodyIds":[${'1,'.repeat(most / 2 - 20)}1]}`;

/** Takes a register in and waits for its end. */
async function takeIn(clerk: Person, fileId: string): Promise<void> {
  const { fingerprint } = JSON.parse(await clerk.send('POST', '/imports/preview', { fileId })) as {
    fingerprint: string;
  };
  const body = { fileId, fingerprint, withWarnings: true, unanswered: 'history' };
  const { importId } = JSON.parse(await clerk.send('POST', '/imports/run', body)) as { importId: string };
  for (;;) {
    const { state } = JSON.parse(await clerk.send('GET', `/imports/${importId}?size=1`)) as { state: string };
    if (state === 'done') return;
    if (state === 'failed') throw new Error('the import failed');
    await new Promise((next) => setTimeout(next, 500));
  }
}

/** Everything that is done, in order: the register taken in is what is searched and exported afterwards. */
export async function actsOf(
  people: { member: Person; clerk: Person; unit: string },
  sizes: { rows: number; taken: number },
): Promise<Act[]> {
  const { member, clerk, unit } = people;
  const draft = async (text: (length: number, seed: number) => string, seed: number) =>
    (
      JSON.parse(await member.send('POST', '/proposals', { ...sampleContent(), ...draftOf(text, seed) })) as {
        proposalId: string;
      }
    ).proposalId;
  const [left, right, word] = [await draft(noise, 1), await draft(noise, 40), await draft(letters, 80)];
  const large = await clerk.upload('largest.xlsx', await registerOf(sizes.rows, 3400, '大册', unit));
  const taken = await clerk.upload('taken.xlsx', await registerOf(sizes.taken, 3400, '入册', unit));
  const like = (text: string) => ({ title: text.slice(0, 100), text });
  const thrice = (name: string, work: (at: number) => Promise<unknown>): Act => ({
    name,
    work: async () => {
      for (let at = 0; at < 3; at += 1) await work(at);
    },
  });
  return [
    thrice('two drafts of 60,000 signs compared', () =>
      member.send('GET', `/proposals/compare?leftId=${left}&rightId=${right}`),
    ),
    thrice('60,000 signs printed, PDF', () => member.send('GET', `/proposals/${left}/document?format=pdf`)),
    thrice('one word of 20,000 letters printed, PDF', () =>
      member.send('GET', `/proposals/${word}/document?format=pdf`),
    ),
    thrice('60,000 signs printed, DOCX', () => member.send('GET', `/proposals/${left}/document?format=docx`)),
    thrice('a draft of 60,000 signs kept', (at) => draft(telling, 90 + at)),
    thrice('60,000 signs checked before handing in', () =>
      member.send('POST', '/proposals/check', { ...sampleContent(), ...draftOf(telling) }),
    ),
    thrice('1 MiB of JSON with 500,000 mistakes', () =>
      member.send('POST', '/proposals/check', mistakes(1 << 20), [413]),
    ),
    thrice('the longest JSON a draft may be, full of mistakes', () =>
      member.send('POST', '/proposals/check', mistakes(700_000), [422]),
    ),
    thrice('2 MiB of JSON with 1,000,000 mistakes', () =>
      clerk.send('POST', '/imports/preview', mistakes(2 << 20).replace('bodyIds', 'people'), [422]),
    ),
    thrice('a file of 50 MB sent', () => member.upload('large.pdf', pdfOf(50 << 20))),
    {
      name: `a register of ${sizes.rows} long rows looked through`,
      work: () => clerk.send('POST', '/imports/preview', { fileId: large }),
    },
    { name: `a register of ${sizes.taken} long rows taken in`, work: () => takeIn(clerk, taken) },
    thrice('earlier proposals like 60,000 signs', () =>
      member.send('POST', '/similar', like(`入册${noise(3400, sizes.taken)}${noise(56_000, 3)}`)),
    ),
    thrice('searched with 200 signs', (at) =>
      member.send('GET', `/proposals?words=${encodeURIComponent(noise(200, at))}`),
    ),
    thrice('searched by sound, nothing found', (at) =>
      member.send('GET', `/proposals?words=${['rucediyijian', 'gonglubaoyang', 'daceyi'][at]}`),
    ),
    thrice('the register as XLSX', () => clerk.send('GET', '/exports/register?format=xlsx')),
    thrice('the register as DOCX', () => clerk.send('GET', '/exports/register?format=docx', undefined, refusedOrDone)),
    thrice('the digest as DOCX', () => clerk.send('GET', '/exports/digest?format=docx', undefined, refusedOrDone)),
    thrice('the figures as DOCX', () => clerk.send('GET', '/exports/statistics?format=docx')),
    thrice('open data as CSV', () => clerk.send('GET', '/register/open-data?format=csv')),
    thrice('open data as JSON', () => clerk.send('GET', '/register/open-data?format=json')),
  ];
}
