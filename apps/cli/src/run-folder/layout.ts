import { join } from 'node:path';

/** Where the parts of a run lie within its folder. */
export interface RunLayout {
  /** The folder as it was given or numbered; shown to people. */
  readonly folder: string;
  /** What was asked for: key by key a flag of `lenet5 train`. */
  readonly config: string;
  /** On what it ran. */
  readonly env: string;
  /** Every event, a JSON object a line, appended as it happens. */
  readonly metrics: string;
  /** A row an epoch. */
  readonly results: string;
  /** The four lists of Keras's `History.history`. */
  readonly history: string;
  /** Accuracy and loss by epoch, as a picture. */
  readonly curves: string;
  /** What `lenet5 report` tells of the run. */
  readonly report: string;
  /** What the model is, for people and for the Hugging Face Hub. */
  readonly card: string;
  /** Event files for TensorBoard. */
  readonly tensorboard: string;
  /** There while a process is at work on the run: which one. */
  readonly lock: string;
  readonly checkpoints: string;
  /** The state to go on from. */
  readonly lastCheckpoint: string;
  /** The state after the best epoch. */
  readonly bestCheckpoint: string;
  /** The tfjs model: `model.json` and `weights.bin`. */
  readonly model: string;
}

/** The paths of a run folder's parts. */
export function runLayout(folder: string): RunLayout {
  const checkpoints = join(folder, 'checkpoints');
  return {
    folder,
    config: join(folder, 'config.json'),
    env: join(folder, 'env.json'),
    metrics: join(folder, 'metrics.jsonl'),
    results: join(folder, 'results.csv'),
    history: join(folder, 'history.json'),
    curves: join(folder, 'curves.svg'),
    report: join(folder, 'report.html'),
    card: join(folder, 'README.md'),
    tensorboard: join(folder, 'tensorboard'),
    lock: join(folder, '.running'),
    checkpoints,
    lastCheckpoint: join(checkpoints, 'last.safetensors'),
    bestCheckpoint: join(checkpoints, 'best.safetensors'),
    model: join(folder, 'model'),
  };
}
