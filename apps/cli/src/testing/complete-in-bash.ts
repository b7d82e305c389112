import { runProcess } from './run-cli.js';

/** Calls the function that bash calls when the tab key is pressed; the last argument is the word at the cursor. */
const PRESS_TAB = `
press() {
  COMP_WORDS=("$@")
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  "_$1"
  printf '%s\\n' "\${COMPREPLY[@]}"
}
press "$@"
`;

/**
 * What bash offers for the last of the words.
 *
 * @param words the command line as bash parts it: `--a=b` is three words.
 */
export async function completeInBash(
  script: string,
  words: readonly string[],
  cwd: string,
): Promise<string[]> {
  const { stdout, stderr } = await runProcess('bash', ['-uc', script + PRESS_TAB, 'bash', ...words], { cwd });
  if (stderr !== '') throw new Error(stderr);
  return stdout.split('\n').filter((line) => line !== '');
}
