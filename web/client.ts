/**
 * The browser's side of the API: typed by the contracts' endpoints. Answers are trusted (the server's tests check them
 * against the schemas); refusals become `ApiProblem` with sentences in the reader's language.
 */
import type { CallInput, CallOutput, Endpoint } from '../platform/http/endpoint.ts';

export interface ProblemIssue {
  path: string;
  code: string;
  message: string;
}

/** A refusal of the server, or `offline` when it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: ProblemIssue[];
  readonly params: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    title: string,
    issues: ProblemIssue[] = [],
    params: Record<string, unknown> = {},
  ) {
    super(title);
    this.status = status;
    this.code = code;
    this.issues = issues;
    this.params = params;
  }
}

/** Fills `:names` of a path from the parameters. */
export function addressOf(
  endpoint: Endpoint,
  assembly: string | null,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const base = endpoint.root ? '/api/v1' : `/api/v1/assemblies/${assembly}`;
  return `${base}${path}${search.size > 0 ? `?${search}` : ''}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: string;
    title?: string;
    issues?: ProblemIssue[];
    params?: Record<string, unknown>;
  };
  return new ApiProblem(
    response.status,
    body.code ?? 'internal',
    body.title ?? response.statusText,
    body.issues ?? [],
    body.params ?? {},
  );
}

let renewal: (() => Promise<void>) | null = null;

/** @param handler asks the reader to sign in again; what was refused meanwhile is repeated when it resolves */
export function whenSessionEnds(handler: (() => Promise<void>) | null): void {
  renewal = handler;
}

let confirming: (() => Promise<boolean>) | null = null;

/** @param handler asks the reader to prove who they are; when it was done, the weighty act is sent again */
export function whenConfirmationNeeded(handler: (() => Promise<boolean>) | null): void {
  confirming = handler;
}

/**
 * Does it again after the reader has signed in anew, when it was refused because the session had ended, or has proved who they are,
 * when it was refused for that.
 */
async function renewing<R>(act: () => Promise<R>): Promise<R> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof ApiProblem ? error.code : undefined;
    if (renewal && code === 'unauthenticated') await renewal();
    else if (!(confirming && code === 'confirmation_needed' && (await confirming()))) throw error;
    return renewing(act);
  }
}

/**
 * Calls one endpoint. Writes carry an idempotency key, so that a second try after a lost answer does nothing twice;
 * `key: false` sends none, for writes that may be repeated as they are.
 * @param assembly code of the assembly; null for endpoints outside one
 * @throws ApiProblem
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  assembly: string | null,
  input: CallInput<E> & { key?: string | false; keepalive?: boolean } = {} as never,
): Promise<CallOutput<E>> {
  const { params, query, body, key, keepalive } = input as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    key?: string | false;
    keepalive?: boolean;
  };
  const request: RequestInit = {
    method: endpoint.method,
    credentials: 'same-origin',
    ...(keepalive ? { keepalive: true } : {}),
    headers: {
      accept: 'application/json',
      ...(endpoint.method === 'GET' || key === false ? {} : { 'idempotency-key': key ?? crypto.randomUUID() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return renewing(async () => {
    const response = await fetch(addressOf(endpoint, assembly, params, query), request).catch(() => {
      throw new ApiProblem(0, 'offline', 'offline');
    });
    if (!response.ok) throw await problemOf(response);
    return (endpoint.response === 'file' ? await response.blob() : await response.json()) as CallOutput<E>;
  });
}

interface SentFile {
  fileId: string;
  name: string;
  size: number;
  mediaType: string;
}

/** Uploads one file with progress. @param onProgress share done, 0–1 @throws ApiProblem */
export function upload(assembly: string, file: File, onProgress?: (share: number) => void): Promise<SentFile> {
  return renewing(() => sendFile(assembly, file, onProgress));
}

function sendFile(assembly: string, file: File, onProgress?: (share: number) => void): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/assemblies/${assembly}/files`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem(0, 'offline', 'offline'));
    request.onload = () => {
      if (request.status < 300) return resolve(request.response);
      const { code = 'internal', title = '', issues = [] } = request.response ?? {};
      reject(new ApiProblem(request.status, code, title, issues));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
