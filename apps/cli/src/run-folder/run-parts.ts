import { rm } from 'node:fs/promises';
import type { RunLayout } from './layout.js';
import { isUserReadme } from './model-card-file.js';
import { RunWriteError } from './run-folder-errors.js';

/** The files and folders that a run writes, except its model card and its lock. Nothing else in its folder is changed. */
export function runParts(layout: RunLayout): string[] {
  const { config, env, metrics, results, history, curves, report, tensorboard, checkpoints, model } = layout;
  const { softTargets, classNames, inputs } = layout;
  return [
    ...[config, metrics, softTargets, classNames, inputs, env, results, history, curves, report],
    ...[tensorboard, checkpoints, model],
  ];
}

async function removePart(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}

/**
 * Removes what a run wrote, and its model card if it was not replaced by a README.md of the user.
 *
 * @throws RunWriteError if a part cannot be removed.
 */
export async function removeRunParts(layout: RunLayout): Promise<void> {
  // The files by which a folder is recognized as a run come last, so an interrupted removal can be repeated.
  for (const part of runParts(layout).reverse()) await removePart(part);
  if (!(await isUserReadme(layout.card))) await removePart(layout.card);
}
