import type { Socket } from 'node:net';

/** What Node could not read as a request at all: half headers, a giant line, a body too slow. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  const [status, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'malformed_request']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'request_timeout']
        : ['400 Bad Request', 'malformed_request'];
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const number = Number(status!.slice(0, 3));
  const body = JSON.stringify({ type: `urn:yitang:problem:${code}`, title: status, status: number, code, issues: [] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
