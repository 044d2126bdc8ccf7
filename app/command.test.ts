import { describe, expect, it } from 'vitest';
import { type DatabaseRefusalCode, DatabaseRefused } from '../platform/db/refusal.ts';
import { sayWhy } from './command.ts';

const failed = (code: string, more: object = {}) => Object.assign(new Error(`${code} happened`), { code, ...more });
const url = 'postgres://yitang:secret-of-ours@db.example:5433/pilot';

describe('sayWhy', () => {
  it.each<DatabaseRefusalCode>([
    'folder_in_use',
    'folder_not_whole',
    'folder_other_version',
    'folder_without_database',
    'folder_damaged',
    'folder_not_writable',
    'folder_needs_server',
  ])('has a sentence in both languages for %s, naming the folder', async (code) => {
    const said = (await sayWhy(new DatabaseRefused(code, { folder: '/srv/数据' }), undefined)).split('\n');
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/[一-鿿].*。$/);
    expect(said[1]).toMatch(/[A-Za-z].*\.$/);
    for (const sentence of said) expect(sentence).toContain('/srv/数据');
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000', '57P03'])(
    'names a database that refuses with %s, without its password',
    async (code) => {
      const said = await sayWhy(failed(code), url);
      expect(said).toContain('db.example:5433/pilot');
      expect(said).toContain(code);
      expect(said).not.toContain('secret-of-ours');
      expect(said.split('\n')).toHaveLength(2);
    },
  );

  it('names an address that is taken', async () => {
    const error = failed('EADDRINUSE', { syscall: 'listen', address: '127.0.0.1', port: 3000 });
    expect(await sayWhy(error, url)).toMatch(/127\.0\.0\.1:3000.*\n.*127\.0\.0\.1:3000/);
  });

  it('keeps the place of a fault of the program', async () => {
    expect(await sayWhy(new TypeError('a fault of ours'), url)).toMatch(/a fault of ours\n\s+at /);
  });
});
