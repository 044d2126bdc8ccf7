/* SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016), written out so that nothing has to be trusted but this page. */

const rotate = (x, n) => (x << n) | (x >>> (32 - n));

/** The message with a one bit, zeros and its length in bits, as 32-bit words; both functions pad alike. */
function padded(bytes) {
  const length = bytes.length;
  const words = new Uint32Array(((length + 72) >>> 6) << 4);
  for (let i = 0; i < length; i++) words[i >> 2] |= bytes[i] << (24 - 8 * (i & 3));
  words[length >> 2] |= 0x80 << (24 - 8 * (length & 3));
  words[words.length - 2] = Math.floor(length / 0x20000000);
  words[words.length - 1] = length << 3;
  return words;
}

function bytesOf(words) {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = words[i >> 2] >>> (24 - 8 * (i & 3));
  return bytes;
}

/* The constants of SHA-256: fractional parts of roots of the first primes. */
const SHA_START = new Int32Array(8);
const SHA_ROUND = new Int32Array(64);
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  const fraction = (root) => ((root - Math.floor(root)) * 0x100000000) | 0;
  if (found < 8) SHA_START[found] = fraction(Math.sqrt(n));
  SHA_ROUND[found++] = fraction(Math.cbrt(n));
}

const schedule = new Int32Array(68);

function sha256(bytes) {
  const words = padded(bytes);
  const w = schedule;
  const round = SHA_ROUND;
  const state = Int32Array.from(SHA_START);
  for (let start = 0; start < words.length; start += 16) {
    for (let i = 0; i < 16; i++) w[i] = words[start + i];
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15];
      const y = w[i - 2];
      const s0 = rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3);
      const s1 = rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + round[i] + w[i]) | 0;
      const s0 = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    const sums = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i] += sums[i];
  }
  return bytesOf(state);
}

const SM3_START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

function sm3(bytes) {
  const words = padded(bytes);
  const w = schedule;
  const state = Int32Array.from(SM3_START);
  for (let start = 0; start < words.length; start += 16) {
    for (let i = 0; i < 16; i++) w[i] = words[start + i];
    for (let i = 16; i < 68; i++) {
      const x = w[i - 16] ^ w[i - 9] ^ rotate(w[i - 3], 15);
      w[i] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[i - 13], 7) ^ w[i - 6];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const early = i < 16;
      const a12 = rotate(a, 12);
      const s1 = rotate((a12 + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, i % 32)) | 0, 7);
      const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
      const t1 = (ff + d + (s1 ^ a12) + (w[i] ^ w[i + 4])) | 0;
      const t2 = (gg + h + s1 + w[i]) | 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = t1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = t2 ^ rotate(t2, 9) ^ rotate(t2, 17);
    }
    const sums = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i] ^= sums[i];
  }
  return bytesOf(state);
}

const SUITES = { 'sha-256': sha256, sm3 };
const encoder = new TextEncoder();

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
export const fromHex = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => Number.parseInt(pair, 16));
const fourBytes = (n) => Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);

/** Hash of purpose and parts, each with its length in front; numbers are four bytes, texts UTF-8. */
export function hashParts(suite, purpose, ...parts) {
  const all = [`yitang-draw/1/${purpose}`, ...parts].map((part) =>
    typeof part === 'string' ? encoder.encode(part) : typeof part === 'number' ? fourBytes(part) : part,
  );
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + 4 + part.length, 0));
  let end = 0;
  for (const part of all) {
    bytes.set(fourBytes(part.length), end);
    bytes.set(part, end + 4);
    end += 4 + part.length;
  }
  return SUITES[suite](bytes);
}

export const hashHex = (...parts) => toHex(hashParts(...parts));
