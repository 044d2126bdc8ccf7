/** Errors with a stable code; the HTTP layer turns them into `application/problem+json` in the reader's language. */

export interface FieldIssue {
  /** Path of the field in the request, as `body.subject`. */
  path: string;
  /** Stable code, also the key of the sentence. */
  code: string;
  params?: Record<string, unknown>;
}

/** What a command throws when it refuses; nothing of its transaction stays. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly issues: FieldIssue[];

  constructor(status: number, code: string, params: Record<string, unknown> = {}, issues: FieldIssue[] = []) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.params = params;
    this.issues = issues;
  }
}

export const notFound = () => new Problem(404, 'not_found');
export const unauthenticated = () => new Problem(401, 'unauthenticated');
export const forbidden = (reason: string, params: Record<string, unknown> = {}) => new Problem(403, reason, params);
/** The request is well formed but the state of things does not allow it. */
export const conflict = (reason: string, params: Record<string, unknown> = {}) => new Problem(409, reason, params);
export const invalid = (path: string, code: string, params: Record<string, unknown> = {}) =>
  new Problem(422, 'invalid', {}, [{ path, code, params }]);
