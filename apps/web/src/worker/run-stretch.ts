import type { ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { type TrainEvent, train } from '@lenet5/trainer';
import { trainerOptions } from '../train/settings.js';
import type { StretchRequest } from './api.js';
import { readyBackend } from './backend.js';

/** Seconds between the checkpoints that the page follows a run by. */
const LIVE = 1;

/** Milliseconds between two progress events. */
const SPAN = 150;

/**
 * Trains one stretch of a run. Each stretch goes on from the checkpoint of the one before, so that a run that was
 * paused, stepped or cut off ends with the very weights of one that was not.
 */
export async function runStretch(
  { settings, until, resume, threads }: StretchRequest,
  data: { readonly train: ImageSet; readonly validation: ImageSet },
  signal: AbortSignal,
  onEvent: (event: TrainEvent) => void,
): Promise<void> {
  await readyBackend();
  const model = lenet5({ seed: settings.seed });
  let epochEnded = false;
  try {
    const run = train({
      ...trainerOptions(settings),
      model,
      data,
      threads,
      signal,
      resume,
      spanMilliseconds: SPAN,
      checkpointEvery: until === 'batch' ? { steps: 1 } : { epochs: 1, seconds: LIVE },
    });
    for await (const event of run) {
      onEvent(event);
      epochEnded ||= event.type === 'epoch';
      if (event.type !== 'checkpoint') continue;
      if (until === 'batch' || (until === 'epoch' && epochEnded)) break;
    }
  } finally {
    model.dispose();
  }
}
