/** As whom the embedded server runs. PostgreSQL refuses to run as root, so root hands it to somebody lesser. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Options of `spawn`; empty: as ourselves. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function idOf(name: string): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim());
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/**
 * @param folders in which an owner is looked for who is not root, as a container's volume has; the first that counts
 * @returns undefined when root finds nobody to hand it to
 */
export function chooseServerUser(folders: readonly string[]): ServerUser | undefined {
  if (!isRoot()) return {};
  for (const folder of folders) {
    const owner = statSync(folder, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return idOf('postgres') ?? idOf('nobody');
}

/** Makes a folder that only this user enters. */
export function makePrivateFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

/** Lets the user's group pass through a folder that is closed to others, to reach what is theirs within. */
export function letPass(path: string, user: ServerUser): void {
  if (user.gid === undefined) return;
  const { mode, uid } = statSync(path);
  if (mode & 0o001 || uid === user.uid) return;
  chownSync(path, uid, user.gid);
  chmodSync(path, (mode & 0o7777) | 0o010);
}

/** Gives a folder restored by root, with all in it, back to the user whose server reads it. */
export function handOver(path: string, user: ServerUser): void {
  const { uid, gid } = user;
  chmodSync(path, 0o700);
  if (uid === undefined || gid === undefined || statSync(path).uid === uid) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) lchownSync(join(path, entry), uid, gid);
  chownSync(path, uid, gid);
}
