/** People of the demo province at their desks: signed in over HTTP, acting over HTTP. */
import { Agent, request } from 'node:http';
import { api } from '../support/province.ts';

export interface Answer {
  status: number;
  cookie: string | undefined;
  body: Record<string, unknown>;
}

export interface People {
  /** Sends as a person of the province. @throws Error for an answer that is not 2xx */
  send(login: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): void;
}

function exchange(
  agent: Agent,
  url: string,
  method: string,
  cookie: string | undefined,
  body: unknown,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const sent = request(url, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', fail);
      answer.on('end', () => {
        const given = answer.headers['set-cookie']?.find((value) => value.startsWith('yt_session='));
        const raw = Buffer.concat(parts).toString('utf8');
        done({
          status: answer.statusCode ?? 0,
          cookie: given?.split(';')[0],
          body: raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>),
        });
      });
    });
    sent.on('error', fail);
    sent.end(text);
  });
}

/** Signs in on first use; sessions are kept. */
export function gatherPeople(base: string): People {
  const agent = new Agent({ keepAlive: true, maxSockets: 60 });
  const cookies = new Map<string, Promise<string>>();
  async function signIn(login: string): Promise<string> {
    const answer = await exchange(agent, `${base}/api/v1/sign-in/demo`, 'POST', undefined, { login });
    if (!answer.cookie) throw new Error(`cannot sign in as ${login}: ${JSON.stringify(answer.body)}`);
    return answer.cookie;
  }
  return {
    async send(login, method, path, body) {
      if (!cookies.has(login)) cookies.set(login, signIn(login));
      const answer = await exchange(agent, `${base}${api}${path}`, method, await cookies.get(login)!, body);
      if (answer.status >= 300) {
        throw new Error(`${login} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answer.body;
    },
    close: () => agent.destroy(),
  };
}
