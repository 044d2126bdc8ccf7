/** Sealing at rest: what was changed, moved, or sealed by another key does not open; both suites do what their standards say. */
import { createCipheriv, getCiphers, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addKey, type Key, keyring, readKeys } from './keyring.ts';
import { SealRefused, suiteNamed, suiteNames } from './suites.ts';
import { createVault } from './vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'yitang-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as SealRefused).code;
  }
  return 'opened';
};
const keyOf = (id: string, suite: Key['suite']): Key => ({ id, suite, secret: randomBytes(32) });
const place = { table: 'member_details', column: 'phone', row: 'a' };

describe('the suite of SM4', () => {
  it('does what RFC 8998, A.1 says', () => {
    const suite = suiteNamed('sm4-gcm');
    const sealed = suite.encrypt(
      hex('0123456789ABCDEFFEDCBA9876543210'),
      hex('00001234567800000000ABCD'),
      hex(
        `AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD
         EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA`,
      ),
      hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2'),
    );
    expect(sealed.toString('hex').toUpperCase()).toBe(
      `17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735
       D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D
       83DE3541E4C2B58177E065A9BF7B62EC`.replace(/\s/g, ''),
    );
  });
  it('says what this Node lacks where it can neither be had nor put together', () => {
    const hashes = ['sha256', 'sm3'];
    expect(refusal(() => suiteNamed('sm4-gcm', { ciphers: ['aes-256-gcm', 'sm4-cbc'], hashes }))).toBe(
      'suite_unavailable',
    );
    expect(refusal(() => suiteNamed('sm4-gcm', { ciphers: getCiphers(), hashes: ['sha256'] }))).toBe(
      'suite_unavailable',
    );
    expect(suiteNamed('sm4-gcm', { ciphers: getCiphers(), hashes }).name).toBe('sm4-gcm');
  });
});

describe('GCM put together from counter mode', () => {
  it('is the same as the one of OpenSSL, for texts and associated data of any length', () => {
    const made = suiteNamed('aes-256-gcm', { ciphers: ['aes-256-ctr'], hashes: ['sha256'] });
    for (let length = 0; length < 70; length += 1) {
      const [key, iv, text, associated] = [32, 12, length, 70 - length].map((bytes) => randomBytes(bytes));
      const other = createCipheriv('aes-256-gcm', key!, iv!).setAAD(associated!);
      const expected = Buffer.concat([other.update(text!), other.final(), other.getAuthTag()]);
      expect(made.encrypt(key!, iv!, text!, associated!)).toEqual(expected);
      expect(made.decrypt(key!, iv!, expected, associated!)).toEqual(text);
    }
  });
});

describe.each(suiteNames)('what is sealed with %s', (suite) => {
  const key = keyOf('k1', suite);
  const vault = createVault(() => [key]);
  const text = '湘南省临江市样例路 1 号';
  const envelope = vault.seal(text, place);

  it('opens where it was sealed for, and shows nothing of itself', () => {
    expect(vault.open(envelope, place)).toBe(text);
    expect(vault.open(vault.seal('', place), place)).toBe('');
    expect(vault.seal(text, place)).not.toBe(envelope);
    expect(Buffer.from(envelope.split('.')[2]!, 'base64url').includes(Buffer.from('样例'))).toBe(false);
  });
  it('opens in no other row, column or table', () => {
    for (const other of [{ row: 'b' }, { column: 'religion' }, { table: 'members' }]) {
      expect(refusal(() => vault.open(envelope, { ...place, ...other }))).toBe('seal_broken');
    }
  });
  it('does not open with any byte changed, cut off or added', () => {
    const [format, id, bytes] = envelope.split('.') as [string, string, string];
    const raw = Buffer.from(bytes, 'base64url');
    for (let at = 0; at < raw.length; at += 1) {
      const changed = Buffer.from(raw);
      changed[at]! ^= 1;
      expect(refusal(() => vault.open([format, id, changed.toString('base64url')].join('.'), place))).toBe(
        'seal_broken',
      );
    }
    for (const wrong of [envelope.slice(0, -2), `${envelope}A`, `2${envelope.slice(1)}`, '', '1.k1.', bytes]) {
      expect(refusal(() => vault.open(wrong, place))).toBe('seal_broken');
    }
  });
  it('does not open with another key, under another suite, or without its key', () => {
    const other = createVault(() => [keyOf('k1', suite)]);
    expect(refusal(() => other.open(envelope, place))).toBe('seal_broken');
    const changedSuite = suiteNames.find((name) => name !== suite)!;
    const crossed = createVault(() => [{ ...key, suite: changedSuite }]);
    expect(refusal(() => crossed.open(envelope, place))).toBe('seal_broken');
    expect(refusal(() => createVault(() => [keyOf('k2', suite)]).open(envelope, place))).toBe('key_unknown');
  });
  it('is found by a hash of its text, purpose and key alone, also after a new key', () => {
    expect(vault.hash(text, 'phone')).toBe(vault.hash(text, 'phone'));
    expect(vault.hash(text, 'phone')).not.toBe(vault.hash(text, 'identity'));
    expect(vault.hash(text, 'phone')).not.toBe(createVault(() => [keyOf('k1', suite)]).hash(text, 'phone'));
    const later = createVault(() => [key, keyOf('k2', suite)]);
    expect(later.hashes(text, 'phone')).toContain(vault.hash(text, 'phone'));
    expect(later.keyId()).toBe('k2');
    expect(later.open(envelope, place)).toBe(text);
  });
});

describe('the keys', () => {
  it('are made at the first start for their owner alone, and are the same ones at the next', () => {
    const source = { dataFolder: join(folder, 'fresh') };
    const first = keyring(source)();
    expect(first.map(({ id, suite }) => `${id} ${suite}`)).toEqual(['k1 aes-256-gcm']);
    expect(statSync(join(folder, 'fresh', 'keys')).mode & 0o777).toBe(0o600);
    expect(keyring(source)()).toEqual(first);
  });
  it('a server at work hears of a new one', () => {
    const source = { dataFolder: join(folder, 'rotating') };
    const keys = keyring(source);
    const vault = createVault(keys);
    const before = vault.seal('甲', place);
    expect(addKey(source, 'sm4-gcm')).toBe('k2');
    expect(vault.keyId()).toBe('k2');
    expect(vault.seal('乙', place)).toMatch(/^1\.k2\./);
    expect(vault.open(before, place)).toBe('甲');
  });
  it('may be the operator’s file or stand in the environment; no file is made then', () => {
    const file = join(folder, 'own');
    expect(refusal(() => keyring({ dataFolder: folder, keyFile: file })())).toBe('keys_unreadable');
    writeFileSync(file, `# ours\nours-1 sm4-gcm ${'ab'.repeat(32)}\n`);
    expect(keyring({ dataFolder: folder, keyFile: file })()[0]).toMatchObject({ id: 'ours-1', suite: 'sm4-gcm' });
    const keys = `e1 aes-256-gcm ${'01'.repeat(32)}, e2 sm4-gcm ${'02'.repeat(32)}`;
    expect(keyring({ dataFolder: join(folder, 'none'), keys })().map((key) => key.id)).toEqual(['e1', 'e2']);
    expect(refusal(() => statSync(join(folder, 'none', 'keys')))).toBe('ENOENT');
    expect(refusal(() => addKey({ dataFolder: folder, keys }, 'sm4-gcm'))).toBe('keys_unreadable');
  });
  it('that are cut off, doubled or of an unknown suite are refused by the number of the line, not by its words', () => {
    const good = `k1 aes-256-gcm ${'0a'.repeat(32)}`;
    for (const wrong of [
      '',
      '# nothing',
      `${good}\nk1 aes-256-gcm ${'0b'.repeat(32)}`,
      good.slice(0, -1),
      'k2 des 00',
    ]) {
      try {
        readKeys(wrong, 'file');
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(SealRefused);
        expect((error as Error).message).not.toContain('0a0a');
      }
    }
    expect(readFileSync(join(folder, 'own'), 'utf8')).toContain('ours-1');
  });
});
