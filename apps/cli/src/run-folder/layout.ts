import { join } from 'node:path';

/** The names of the classes as JSON, in a run folder or beside a model; absent if they are the ten digits. */
export const CLASS_NAMES_FILE = 'classes.json';

/** The paths of the parts of a run. */
export interface RunLayout {
  /** The run folder, as shown to the user. */
  readonly folder: string;
  /** The options of the run. Each key is a flag of `lenet5 train`. */
  readonly config: string;
  /** What the teachers of the run say about its training images. Exists only if it has teachers. */
  readonly softTargets: string;
  /** The environment of the run. */
  readonly env: string;
  /** All events as JSON Lines, appended as they happen. */
  readonly metrics: string;
  /** The names of the classes. Exists unless they are the ten digits. */
  readonly classNames: string;
  /** The ranges of measures of the training images. Exists if they are gray. */
  readonly inputs: string;
  /** A table with one row per epoch. */
  readonly results: string;
  /** The four lists of `History.history` in Keras. */
  readonly history: string;
  /** A figure of accuracy and loss by epoch. */
  readonly curves: string;
  /** The report that `lenet5 report` writes. */
  readonly report: string;
  /** The model card, in the format of the Hugging Face Hub. */
  readonly card: string;
  /** Event files for TensorBoard. */
  readonly tensorboard: string;
  /** The process that is running the run. Exists only while it runs. */
  readonly lock: string;
  readonly checkpoints: string;
  /** The state to resume from. */
  readonly lastCheckpoint: string;
  /** The last checkpoint but one, to resume from if the last one is damaged. */
  readonly previousCheckpoint: string;
  /** The state after the best epoch. */
  readonly bestCheckpoint: string;
  /** The TensorFlow.js model: `model.json` and `weights.bin`. */
  readonly model: string;
}

/** Returns the paths of the parts of a run. */
export function runLayout(folder: string): RunLayout {
  const checkpoints = join(folder, 'checkpoints');
  return {
    folder,
    config: join(folder, 'config.json'),
    softTargets: join(folder, 'soft-targets.safetensors'),
    env: join(folder, 'env.json'),
    metrics: join(folder, 'metrics.jsonl'),
    classNames: join(folder, CLASS_NAMES_FILE),
    inputs: join(folder, 'inputs.json'),
    results: join(folder, 'results.csv'),
    history: join(folder, 'history.json'),
    curves: join(folder, 'curves.svg'),
    report: join(folder, 'report.html'),
    card: join(folder, 'README.md'),
    tensorboard: join(folder, 'tensorboard'),
    lock: join(folder, '.running'),
    checkpoints,
    lastCheckpoint: join(checkpoints, 'last.safetensors'),
    previousCheckpoint: join(checkpoints, 'previous.safetensors'),
    bestCheckpoint: join(checkpoints, 'best.safetensors'),
    model: join(folder, 'model'),
  };
}
