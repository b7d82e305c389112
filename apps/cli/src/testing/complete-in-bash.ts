import { runProcess } from './run-cli.js';

/** Calls the completion function as bash does when Tab is pressed. The last argument is the word at the cursor. */
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
 * Returns the completions that bash offers for the last word.
 *
 * @param words the command line as bash splits it: `--a=b` is three words.
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
