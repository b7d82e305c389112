import { basename, relative, sep } from 'node:path';
import { hasControls } from './terminal/control-characters.js';

/** Writes control characters as in `$'\\x1b'`, which bash, zsh and ksh read. */
function quoteControls(word: string): string {
  const escaped = word.replace(/[\\']/g, '\\$&').replace(/\p{Cc}/gu, (character) => {
    const bytes = [...Buffer.from(character)];
    return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  });
  return `$'${escaped}'`;
}

/** Quotes a word for a POSIX shell, if necessary. */
export function quoteWord(word: string): string {
  if (hasControls(word)) return quoteControls(word);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * Returns how this process was started, for suggested commands that can be pasted: `lenet5`, `npx lenet5` in a project,
 * `npx @lenet5/cli`, or `node` and the path of the script.
 *
 * @param script `process.argv[1]`.
 */
export function invocation(script: string, folder: string): string {
  const folders = script.split(sep);
  if (folders.includes('_npx')) return 'npx @lenet5/cli';
  if (basename(script) === 'lenet5') return folders.at(-2) === '.bin' ? 'npx lenet5' : 'lenet5';
  return `node ${quoteWord(relative(folder, script) || script)}`;
}

/** How this process was started; see {@link invocation}. */
export function currentInvocation(): string {
  return invocation(process.argv[1] ?? 'lenet5', process.cwd());
}
