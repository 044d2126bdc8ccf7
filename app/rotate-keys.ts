/**
 * Operator's command: a new key for what is kept encrypted, and everything sealed anew with it: `npm run -s exec -- app/rotate-keys.ts`.
 * With `--suite sm4-gcm` or `aes-256-gcm` the new key is of that suite, else of the present one's; with `--again` no key is made and what
 * was stopped goes on. Beside a server at work on PostgreSQL, instead of one on the embedded database. Keys in `YITANG_KEYS` are the
 * operator's to add; then it is run with `--again`.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { addKey, keyring } from '../platform/crypto/keyring.ts';
import { forgetKeys, keepKnownKeys } from '../platform/crypto/known-keys.ts';
import { sealAllAnew } from '../platform/crypto/rotate.ts';
import { type SuiteName, suiteNamed, suiteNames } from '../platform/crypto/suites.ts';
import { createVault } from '../platform/crypto/vault.ts';
import { runCommand, withDatabase } from './command.ts';
import { modules } from './modules.ts';

await runCommand(() =>
  withDatabase(async ({ db }) => {
    const { values } = parseArgs({
      options: { suite: { type: 'string' }, again: { type: 'boolean', default: false } },
    });
    const { suite: asked } = values;
    if (asked !== undefined && !suiteNames.includes(asked as SuiteName)) {
      throw new Error(`--suite must be one of: ${suiteNames.join(', ')}`);
    }
    const { keys: source } = readConfig();
    const keys = keyring(source);
    const vault = createVault(keys);
    await keepKnownKeys(db, keys(), vault, systemClock.now());
    if (!values.again) {
      const suite = suiteNamed((asked as SuiteName | undefined) ?? keys().at(-1)!.suite);
      addKey(source, suite.name);
      await keepKnownKeys(db, keys(), vault, systemClock.now());
    }
    const tables = modules.flatMap((module) => module.sealed ?? []);
    const counts = await sealAllAnew(db, vault, tables, (table, done) => console.log(`${table}: ${done}`));
    for (const [table, count] of counts) console.log(`${table}: ${count} 行已改用新密钥 · rows sealed anew`);
    const gone = await forgetKeys(db, vault.keyId());
    console.log(`现用密钥 · key in use: ${vault.keyId()}`);
    if (gone.length > 0) console.log(`不再使用 · no longer needed by the database: ${gone.join(', ')}`);
  }),
);
