/** GHASH of NIST SP 800-38D: the authenticating half of GCM, for ciphers node:crypto offers in counter mode alone. Pure. */

const R = 0xe1n << 120n;
const BLOCK = 16;

const numberOf = (block: Uint8Array): bigint => BigInt(`0x${Buffer.from(block).toString('hex').padEnd(32, '0')}`);

/** Product of two blocks in the field of GCM; as many steps whatever the values are. */
function product(x: bigint, y: bigint): bigint {
  let sum = 0n;
  let v = y;
  for (let bit = 127n; bit >= 0n; bit -= 1n) {
    sum ^= v * ((x >> bit) & 1n);
    v = (v >> 1n) ^ (R * (v & 1n));
  }
  return sum;
}

/** @param h the cipher's answer to a block of noughts @returns 16 bytes */
export function ghash(h: Uint8Array, associated: Uint8Array, ciphertext: Uint8Array): Buffer {
  const key = numberOf(h);
  let sum = 0n;
  for (const text of [associated, ciphertext]) {
    for (let at = 0; at < text.length; at += BLOCK) {
      sum = product(sum ^ numberOf(text.subarray(at, at + BLOCK)), key);
    }
  }
  const lengths = (BigInt(associated.length * 8) << 64n) | BigInt(ciphertext.length * 8);
  sum = product(sum ^ lengths, key);
  return Buffer.from(sum.toString(16).padStart(32, '0'), 'hex');
}
