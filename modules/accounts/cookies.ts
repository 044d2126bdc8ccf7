/** Cookies of sign-in and display. Handlers of sign-in operations reach the request and reply behind their input. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readConfig } from '../../platform/config/config.ts';
import type { Context } from '../../platform/http/context.ts';
import { localeCookie, sessionCookie } from '../../platform/http/server.ts';
import type { DisplaySettings } from './contract.ts';
import { displayCookie, writeDisplay } from './display.ts';
import { knownForDays, rememberDevice } from './known-device.ts';

/** Tells a browser that signed in before from a stranger's; only the server reads it. */
export const deviceCookie = 'yt_device';

export interface HttpInput {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The request and reply the server passes along with every operation's input. */
export const httpOf = (input: object): HttpInput => input as HttpInput;

const year = 365 * 24 * 3600;

/** Cookies go only over https where the installation or this request is served so. */
function secure(request: FastifyRequest): boolean {
  return request.protocol === 'https' || (readConfig().origin?.startsWith('https://') ?? false);
}

/** @param seconds how long the browser keeps it; 0 takes it away */
export function setSessionCookie(http: HttpInput, secret: string, seconds: number): void {
  http.reply.setCookie(sessionCookie, secret, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(http.request),
    maxAge: seconds,
  });
}

/** The browser is known to this login from now on. Without the installation's secret nothing is remembered. */
export function setDeviceCookie(http: HttpInput, login: string, seal: Context['seal'], now: Date): void {
  if (!seal) return;
  http.reply.setCookie(deviceCookie, rememberDevice(http.request.cookies[deviceCookie], login, seal, now), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(http.request),
    maxAge: knownForDays * 24 * 3600,
  });
}

export function setDisplayCookies(http: HttpInput, settings: DisplaySettings): void {
  const options = { sameSite: 'lax', path: '/', secure: secure(http.request), maxAge: year } as const;
  http.reply.setCookie(localeCookie, settings.locale, options);
  http.reply.setCookie(displayCookie, writeDisplay(settings), options);
}
