import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Call, type CallOptions, fingerprint, lenet5 } from './train.js';

/** Runs a command of `lenet5`. */
type Run = (words: readonly string[]) => Promise<Call>;

/** Resumes the run in a folder with `run`, or starts it if there is none yet, and ends it. Returns what is wrong. */
export async function finishRun(
  folder: string,
  flags: readonly string[],
  expected: string,
  run: Run = lenet5,
): Promise<string[]> {
  const isThere = existsSync(join(folder, 'config.json'));
  if (!isThere) await rm(folder, { recursive: true, force: true });
  const args = isThere ? ['--resume', folder] : ['--out', folder, ...flags];
  const { code, stderr } = await run(['train', '-q', ...args]);
  if (code !== 0) return [`${args.slice(0, 2).join(' ')} ended with ${code}: ${stderr.trim()}`];
  return (await fingerprint(folder)) === expected ? [] : [`${folder} has other bits than an undisturbed run`];
}

/** Trains an undisturbed run in `folder`. Returns its fingerprint. */
export async function referenceRun(
  folder: string,
  flags: readonly string[],
  options: CallOptions = {},
): Promise<string> {
  const { code, stderr } = await lenet5(['train', '-q', '--out', folder, ...flags], options);
  if (code !== 0) throw new Error(`the undisturbed run ended with ${code}: ${stderr}`);
  return fingerprint(folder);
}
