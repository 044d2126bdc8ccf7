import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the demo', () => {
  const demo = (env: Record<string, string>) => readConfig(env).demo;

  it('is there for oneself', () => {
    expect(demo({})).toBe(true);
    for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost']) expect(demo({ YITANG_HOST: host })).toBe(true);
    expect(demo({ YITANG_ORIGIN: 'http://localhost:3000' })).toBe(true);
  });

  it.each([
    ['a database of its own', { YITANG_DATABASE_URL: 'postgres://localhost/yitang' }],
    ['an https origin', { YITANG_ORIGIN: 'https://localhost' }],
    ['a public origin', { YITANG_ORIGIN: 'http://zx.example' }],
    ['an open address', { YITANG_HOST: '0.0.0.0' }],
    ['an open address of version 6', { YITANG_HOST: '::' }],
    ['an address of the network', { YITANG_HOST: '192.0.2.7' }],
    ['a name that only begins like this machine', { YITANG_HOST: '127.0.0.1.example' }],
  ])('is not there with %s unless asked for', (_what, env) => {
    expect(demo(env)).toBe(false);
    expect(demo({ ...env, YITANG_SEED: 'demo' })).toBe(true);
  });

  it('is not there when refused', () => {
    expect(demo({ YITANG_SEED: 'none' })).toBe(false);
  });
});
