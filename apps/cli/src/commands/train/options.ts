import { UsageError } from '../../errors/usage-error.js';
import { DEFAULT_CONFIG, type TrainConfig } from './config.js';

/** The flags as commander read them; those that were not given are absent. */
export interface TrainFlags extends Partial<Omit<TrainConfig, 'limit'>> {
  readonly limit?: number;
  readonly out?: string;
  readonly resume?: string;
  readonly force?: boolean;
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
  /** The recipe with the given flags put in; for a resumed run, see {@link resumedConfig}. */
  readonly config: TrainConfig;
  /** The flags that were given. */
  readonly given: Partial<TrainConfig>;
  readonly target: RunTarget;
  readonly quiet: boolean;
  readonly json: boolean;
}

const FLAG_NAMES: Readonly<Record<keyof TrainConfig, string>> = {
  epochs: '--epochs',
  batchSize: '--batch-size',
  optimizer: '--optimizer',
  learningRate: '--learning-rate',
  seed: '--seed',
  engine: '--engine',
  threads: '--threads',
  kernels: '--kernels',
  data: '--data',
  validation: '--validation',
  limit: '--limit',
};

/** What may differ when a run goes on; anything else would make it another run. */
const RESUMABLE: readonly (keyof TrainConfig)[] = ['epochs', 'threads', 'data'];

function targetOf({ out, resume, force = false }: TrainFlags): RunTarget {
  if (resume !== undefined) {
    if (out !== undefined) {
      throw new UsageError(`--out ${out} does not go with --resume — a resumed run stays in its own folder`);
    }
    return { kind: 'resumed', folder: resume };
  }
  if (out !== undefined) return { kind: 'named', folder: out, force };
  return { kind: 'numbered' };
}

/** Makes the flags whole. Throws {@link UsageError} on flags that do not go together. */
export function readTrainOptions(flags: TrainFlags): TrainOptions {
  const { out, resume, force, quiet = false, json = false, color, ...given } = flags;
  const target = targetOf(flags);
  const fixed = (Object.keys(given) as (keyof TrainConfig)[]).find((key) => !RESUMABLE.includes(key));
  if (target.kind === 'resumed' && fixed) {
    throw new UsageError(
      `${FLAG_NAMES[fixed]} cannot be given with --resume — a run goes on as it began; only --epochs, --threads and --data may differ`,
    );
  }
  return { config: { ...DEFAULT_CONFIG, ...given }, given, target, quiet, json };
}
