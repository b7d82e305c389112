import { UsageError } from '../../errors/usage-error.js';
import { DEFAULT_CONFIG, type TrainConfig } from './config.js';
import { flagName } from './flag-name.js';

/** The flags as commander read them; those that were not given are absent. */
export interface TrainFlags extends Partial<TrainConfig> {
  readonly out?: string;
  readonly resume?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Where a run's files go: a folder of its own under `runs/`, a named one, or that of an earlier run. */
type RunTarget =
  | { readonly kind: 'numbered' }
  | { readonly kind: 'named'; readonly folder: string; readonly force: boolean }
  | { readonly kind: 'resumed'; readonly folder: string };

/** What one call of `lenet5 train` is to do. */
export interface TrainOptions {
  /** The recipe with the given flags put in; a resumed run has its own, see {@link planRun}. */
  readonly config: TrainConfig;
  /** The flags that were given. */
  readonly given: Partial<TrainConfig>;
  readonly target: RunTarget;
  /** Only try everything out. */
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** What may differ when a run goes on; anything else would make it another run. */
const RESUMABLE: readonly (keyof TrainConfig)[] = [
  'epochs',
  'threads',
  'kernels',
  'data',
  'earlyStopping',
  'maxTime',
  'checkpointEvery',
];

function targetOf({ out, resume, force = false }: TrainFlags): RunTarget {
  if (resume !== undefined) {
    if (out !== undefined) {
      throw new UsageError(`--out ${out} does not go with --resume — a resumed run stays in its own folder`);
    }
    if (force) {
      throw new UsageError(
        '--force does not go with --resume — a resumed run overwrites nothing; leave it out',
      );
    }
    return { kind: 'resumed', folder: resume };
  }
  if (out !== undefined) return { kind: 'named', folder: out, force };
  if (force) {
    throw new UsageError(
      '--force overwrites the run in --out, and there is none — give --out DIR, or leave it out',
    );
  }
  return { kind: 'numbered' };
}

/** Makes the flags whole. Throws {@link UsageError} on flags that do not go together. */
export function readTrainOptions(flags: TrainFlags): TrainOptions {
  const { out, resume, force, dryRun = false, quiet = false, json = false, color, ...given } = flags;
  const target = targetOf(flags);
  const fixed = (Object.keys(given) as (keyof TrainConfig)[]).find((key) => !RESUMABLE.includes(key));
  if (target.kind === 'resumed' && fixed) {
    const allowed = RESUMABLE.map(flagName);
    throw new UsageError(
      `${flagName(fixed)} cannot be given with --resume — a run goes on as it began; only ${allowed.slice(0, -1).join(', ')} and ${allowed.at(-1)} may differ`,
    );
  }
  return { config: { ...DEFAULT_CONFIG, ...given }, given, target, dryRun, quiet, json };
}
