/** Passwords that are tried first (NIST SP 800-63B, 5.1.1.2): the person's own login, one thing over and over, rows of keys, and usual words. */

const words = [
  'password',
  'passwort',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'iloveyou',
  'woaini',
  'woaiwojia',
  'welcome',
  'letmein',
  'admin',
  'administrator',
  'root',
  'guest',
  'login',
  'test',
  'changeme',
  'default',
  'secret',
  'master',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'abc',
  'yitang',
  'zhengxie',
  'tian',
  'china',
  'zhongguo',
  'beijing',
  'mima',
  'user',
];

const rows = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
/** Shortest run of a row of keys that is not chance. */
const RUN = 4;

/** What is left when words, rows of keys, repetitions and digits at the ends are taken away; a good password leaves most. */
function rest(password: string, taken: readonly string[]): string {
  let left = password;
  for (const word of [...taken].sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '\n');
  for (const row of rows) {
    for (let length = row.length; length >= RUN; length -= 1) {
      for (let at = 0; at + length <= row.length; at += 1) left = left.replaceAll(row.slice(at, at + length), '\n');
    }
  }
  return left
    .replace(/(.{1,6}?)\1{2,}/gu, '$1')
    .replace(/\n/g, '')
    .replace(/^\P{L}{1,8}|\P{L}{1,8}$/gu, '');
}

/** Fewest characters that must be left for a password to count as one's own. */
const OWN = 5;

/** @param login of the account; parts of four letters and more may not be what the password is made of */
export function isCommonPassword(password: string, login: string): boolean {
  const parts = [login, ...login.split(/[^a-z0-9]+/)].filter((part) => part.length >= RUN);
  return [...rest(password.toLowerCase(), [...parts, ...words])].length < OWN;
}
