import { chmod, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { runCommand } from '../run-command.js';
import type { Transcript } from './transcripts.js';

/** Installs the built command in a folder, as `npm install` would. */
async function installCommand(folder: string): Promise<void> {
  const command = join(ROOT, 'apps/cli/dist/bin.js');
  const bin = join(folder, 'node_modules', '.bin');
  await mkdir(bin, { recursive: true });
  await chmod(command, 0o755);
  await symlink(command, join(bin, 'lenet5'));
}

/**
 * Runs the commands of a transcript in a new folder.
 *
 * @param parent the folder in which it is created.
 * @returns Markdown: the commands with what they print.
 * @throws Error with the output if a command fails.
 */
export async function printTranscript(transcript: Transcript, parent: string): Promise<string> {
  const { title, about, prepare, commands } = transcript;
  const folder = await mkdtemp(join(parent, 'user-'));
  await installCommand(folder);
  await prepare(folder);
  const lines: string[] = [];
  for (const command of commands) {
    const output = await runCommand(`{ ${command}; } 2>&1`, folder, {
      env: { XDG_CACHE_HOME: join(parent, 'cache') },
    });
    lines.push(`$ ${command}`, output.replaceAll(`${folder}/`, '').replace(/ +$/gm, '').trim());
  }
  return [`### ${title}`, about, ['```console', ...lines, '```'].join('\n')].join('\n\n');
}
