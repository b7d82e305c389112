import { formatValue } from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import { flagName } from './flag-name.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';
import type { TrainFlags } from './train-flags.js';

/** The folder of a run: a new one under `runs/`, a named one, or that of an earlier run. */
export type RunTarget =
  | { readonly kind: 'numbered' }
  | { readonly kind: 'named'; readonly folder: string; readonly force: boolean }
  | { readonly kind: 'resumed'; readonly folder: string };

/** The options that may change when a run is resumed. Any other would make it a different run. */
const RESUMABLE: readonly (keyof TrainConfig)[] = [
  'epochs',
  'threads',
  'kernels',
  'data',
  'earlyStopping',
  'maxTime',
  'checkpointEvery',
];

function refuseFixedOptions(flags: TrainFlags): void {
  const options = Object.keys(DEFAULT_CONFIG) as (keyof TrainConfig)[];
  const fixed = options.find((key) => flags[key] !== undefined && !RESUMABLE.includes(key));
  if (!fixed) return;
  const allowed = RESUMABLE.map(flagName);
  throw new UsageError({
    problem: `${flagName(fixed)} cannot change when a run is resumed`,
    found: formatValue(flags[fixed]),
    remedy: `omit it; only ${allowed.slice(0, -1).join(', ')} and ${allowed.at(-1)} can change`,
  });
}

function resumedTarget(folder: string, flags: TrainFlags): RunTarget {
  const { out, force = false } = flags;
  if (out !== undefined) {
    throw new UsageError({
      problem: '--out conflicts with --resume',
      found: out,
      remedy: 'omit it; a resumed run stays in its own folder',
    });
  }
  if (force) {
    throw new UsageError({
      problem: '--force conflicts with --resume',
      remedy: 'omit it; a resumed run overwrites nothing',
    });
  }
  refuseFixedOptions(flags);
  return { kind: 'resumed', folder };
}

/** Reads `--out`, `--force` and `--resume`. Throws {@link UsageError} if they conflict with each other or the recipe. */
export function readTarget(flags: TrainFlags): RunTarget {
  const { out, resume, force = false } = flags;
  if (resume !== undefined) return resumedTarget(resume, flags);
  if (out !== undefined) return { kind: 'named', folder: out, force };
  if (force) {
    throw new UsageError({
      problem: '--force needs --out, whose run it overwrites',
      remedy: 'add --out DIR, or omit --force',
    });
  }
  return { kind: 'numbered' };
}
