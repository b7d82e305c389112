import type { SweepOptions } from '@lenet5/sweep';
import { parse } from 'yaml';
import { describeCause } from '../../errors/describe-cause.js';
import { UsageError } from '../../errors/usage-error.js';
import { MAX_CONFIG_BYTES, readFileBounded } from '../../files/read-bounded.js';
import { readSeeds } from './space-flags.js';

/** What a file may have, with the names of the options of `sweep()`. */
const KEYS = ['options', 'grid', 'random', 'samples', 'sampleSeed', 'seeds'] as const;
const SETTINGS = [
  'objective',
  'scheduler',
  'validation',
  'kernels',
  'segmentEpochs',
  'verify',
  'maxTrials',
] as const;

/** The part of the options of `sweep()` that a file gives. */
export type FileOptions = Pick<SweepOptions, 'space' | (typeof SETTINGS)[number]>;

/**
 * Reads the file of `--config`, in JSON or YAML.
 *
 * @throws UsageError if it cannot be read, or has an unknown key.
 */
export async function readSweepFile(path: string): Promise<FileOptions> {
  const content = await readObject(path);
  const known: readonly string[] = [...KEYS, ...SETTINGS];
  const unknown = Object.keys(content).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new UsageError({ problem: `${path}: unknown key "${unknown}"`, remedy: `use ${known.join(', ')}` });
  }
  const seeds = typeof content.seeds === 'string' ? readSeeds(content.seeds) : content.seeds;
  const pick = (keys: readonly string[]) => Object.entries(content).filter(([key]) => keys.includes(key));
  const space = Object.fromEntries([...pick(KEYS), ...(seeds === undefined ? [] : [['seeds', seeds]])]);
  return { space, ...Object.fromEntries(pick(SETTINGS)) };
}

async function readObject(path: string): Promise<Record<string, unknown>> {
  try {
    const text = (await readFileBounded(path, MAX_CONFIG_BYTES)).toString();
    // JSON is also YAML. Its warnings are lines on stderr with the text of the file.
    const content: unknown = parse(text, { logLevel: 'error' });
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
    throw new SyntaxError('it is not an object');
  } catch (cause) {
    throw new UsageError({
      problem: `cannot read --config ${path}`,
      found: describeCause(cause),
      remedy: 'use a JSON or YAML file such as the one in docs/sweeps.md',
      cause,
    });
  }
}
