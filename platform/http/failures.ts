/**
 * What failed below a request (database, disk, form), as the refusal somebody can act on. Codes of PostgreSQL are those
 * of its manual, appendix A; codes of files and sockets are the system's.
 */
import { Problem } from './problem.ts';

interface Failure {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** The database is away, shutting down, refusing connections or out of time for a statement. */
const databaseAway = /^(08...|57P0[1-5]|57014|53[0-3]00|55P03|25006|40001|40P01)$/;
/** A socket to the database that could not be made or broke. */
const socketGone = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What the driver and its pool say without a code. */
const driverGone =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|Query read timeout|Client was closed|PGlite is closed|driver has already been destroyed)/;
const diskFull = new Set(['ENOSPC', 'EDQUOT', '53100']);
const diskAway = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EIO', 'EMFILE', 'ENFILE', '58030']);
/** Characters no text of the database can hold, such as NUL. */
const unstorable = new Set(['22021', '22P05']);
/** Division by zero is a fault of a statement, not of what was sent. */
const ownFault = new Set(['22012']);
const brokenForm = /^(Multipart: |Malformed |Unexpected end of (form|multipart))/;

/** The error and what it was caused by, outermost first. */
function* chain(error: unknown): Generator<Failure> {
  let at = error as Failure | undefined;
  for (let depth = 0; at && typeof at === 'object' && depth < 6; depth += 1) {
    yield at;
    at = (at.cause ?? (Array.isArray(at.errors) ? at.errors[0] : undefined)) as Failure | undefined;
  }
}

function problemOf(code: string, message: string): Problem | undefined {
  if (diskFull.has(code)) return new Problem(503, 'storage_full');
  if (databaseAway.test(code) || socketGone.has(code) || driverGone.test(message))
    return new Problem(503, 'unavailable');
  if (diskAway.has(code)) return new Problem(503, 'storage_unavailable');
  if (unstorable.has(code)) return new Problem(422, 'text_not_storable');
  if (/^22.{3}$/.test(code) && !ownFault.has(code)) return new Problem(422, 'invalid');
  if (code === '23503') return new Problem(422, 'reference_unknown');
  if (code === '23505') return new Problem(409, 'exists_already');
  if (code === '23514' || code === '23P01') return new Problem(409, 'refused_by_record');
  if (brokenForm.test(message)) return new Problem(400, 'malformed_form');
  return undefined;
}

/** @returns undefined when the failure is none that is known: a fault of the program */
export function problemOfFailure(error: unknown): Problem | undefined {
  for (const { code, message } of chain(error)) {
    const found = problemOf(typeof code === 'string' ? code : '', typeof message === 'string' ? message : '');
    if (found) return found;
  }
  return undefined;
}
