import type { ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { type TrainEvent, train } from '@lenet5/trainer';
import { transfer } from 'comlink';
import type { EventListener, Request1998 } from './api.js';
import { setupBackend } from './backend.js';

/** Seconds between two checkpoints, which show the network while it trains. */
const CHECKPOINT_SECONDS = 1.5;

/** Milliseconds between two progress events. */
const SPAN = 150;

/** Trains the network of 1998 with Adam and batches of 32. Ends with the last epoch, or with a checkpoint once `signal` aborts. */
export async function train1998(
  { epochs, seed, resume }: Request1998,
  data: { readonly train: ImageSet; readonly validation: ImageSet },
  signal: AbortSignal,
  onEvent: EventListener,
): Promise<void> {
  await setupBackend();
  const model = lenet5({ variant: '1998', seed });
  const checkpointEvery = { epochs: 1, seconds: CHECKPOINT_SECONDS };
  const options = { model, data, epochs, seed, signal, checkpointEvery, spanMilliseconds: SPAN };
  let handled: Promise<void> | undefined;
  try {
    for await (const event of train({ ...options, ...(resume ? { resume } : {}) })) {
      handled = Promise.resolve(onEvent(asMessage(event)));
    }
    // Events and answers use different message ports, and only messages of one port arrive in order.
    await handled;
  } finally {
    model.dispose();
  }
}

/** An event as a message. The bytes of a checkpoint are transferred, not copied. */
function asMessage(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? transfer(event, [event.bytes.buffer]) : event;
}
