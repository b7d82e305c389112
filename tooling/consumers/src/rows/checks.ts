import { readFile } from 'node:fs/promises';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Outcome } from '../results.js';
import type { Row, Setting } from '../row.js';
import { runCommand } from '../run-command.js';

/** Runs `check` on the tarball of every package. An outcome has the text that it returns, or its error. */
async function checkEach(
  { tarballs }: Setting,
  names: readonly string[],
  check: (tarball: string) => Promise<string>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const column of names) {
    try {
      outcomes.push({ column, passed: true, text: await check(tarballs.get(column) ?? '') });
    } catch (error) {
      outcomes.push({ column, passed: false, text: String(error) });
    }
  }
  return outcomes;
}

async function runPublint(tarball: string): Promise<string> {
  const { buffer } = new Uint8Array(await readFile(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('; '));
  return 'no messages';
}

/** The rows of the tools that check tarballs. */
export const CHECK_ROWS: readonly Row[] = [
  {
    group: 'Checks',
    name: 'publint, strict',
    run: (setting) => checkEach(setting, [...setting.tarballs.keys()].sort(), runPublint),
  },
  {
    group: 'Checks',
    name: 'Are the types wrong?',
    run: (setting) =>
      checkEach(
        setting,
        // The command has no types.
        [...setting.tarballs.keys()].sort().filter((name) => name !== '@lenet5/cli'),
        async (tarball) => {
          const command =
            'npx -y @arethetypeswrong/cli@0.18.5 --ignore-rules cjs-resolves-to-esm --format ascii';
          await runCommand(`${command} ${JSON.stringify(tarball)}`, setting.folder);
          return 'no problems';
        },
      ),
  },
];
