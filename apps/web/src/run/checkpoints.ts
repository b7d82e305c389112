import { decodeSafetensors } from '@lenet5/core';
import { initialWeights, type Weights, weightsFrom } from '../explain/weights.js';
import { runNetwork } from '../network/run-network.js';
import { messageOf, tell, untell } from '../page/notices.js';
import { nextTask } from '../scheduling/next-task.js';
import { epochsDone, type Run } from './run.js';
import { hasBegun, run, shownEpoch } from './run-state.js';
import { keepRun, keptCheckpoint } from './storage/run-store.js';

/** The run's checkpoints that the browser could not keep, or not yet. */
const held = new Map<number | 'latest', Uint8Array>();

/** The weights in a checkpoint. */
function weightsIn(checkpoint: Uint8Array): Weights {
  return weightsFrom(decodeSafetensors(checkpoint, 'the checkpoint').tensors, 'the checkpoint');
}

/** Takes a checkpoint that the run has come to: shows its network, keeps it in the browser, unless the run is gone. */
export async function takeCheckpoint(bytes: Uint8Array, keptWith: Run): Promise<void> {
  held.set('latest', bytes);
  if (keptWith.position.step === 0) held.set(keptWith.position.epoch, bytes);
  const isGone = (): boolean => run.peek().id !== keptWith.id;
  await nextTask();
  if (isGone()) return;
  if (shownEpoch.peek() === 'live') showWeights(weightsIn(bytes), keptWith);
  await nextTask();
  if (isGone()) return;
  try {
    await keepRun(keptWith, bytes);
    if (isGone()) return;
    held.delete(keptWith.position.epoch);
    untell('storage');
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    tell({
      topic: 'storage',
      kind: 'error',
      text:
        `${full ? "The browser's storage is full" : `The browser keeps nothing (${messageOf(error)})`}: the run goes ` +
        'on, but a reload would lose it. Download it, or make room.',
    });
  }
}

function showWeights(weights: Weights, of: Run): void {
  const done = epochsDone(of);
  const place = Number.isInteger(done) ? `after epoch ${done}` : `in epoch ${Math.floor(done) + 1}`;
  runNetwork.value = { weights, name: `this run, ${place}`, origin: 'run' };
}

/** Where the run stands, to go on from; undefined at its beginning. */
export async function latestCheckpoint(): Promise<Uint8Array | undefined> {
  if (!hasBegun.peek()) return undefined;
  const { id } = run.peek();
  return held.get('latest') ?? keptCheckpoint(id, 'latest');
}

/** Shows the network of an epoch's end (0: before training), or lets it follow the training. */
export async function showEpoch(epoch: number | 'live'): Promise<void> {
  shownEpoch.value = epoch;
  untell('scrub');
  const present = run.peek();
  const isWished = (): boolean => shownEpoch.peek() === epoch && run.peek().id === present.id;
  if (epoch === 0) {
    await nextTask();
    if (!isWished()) return;
    runNetwork.value = {
      weights: initialWeights(present.settings.seed),
      name: 'this run, before training',
      origin: 'run',
    };
    return;
  }
  const key = epoch === 'live' ? 'latest' : epoch;
  const bytes = held.get(key) ?? (await keptCheckpoint(present.id, key).catch(() => undefined));
  if (!isWished()) return;
  if (!bytes) {
    if (epoch !== 'live')
      tell({
        topic: 'scrub',
        kind: 'error',
        text: `The network of epoch ${epoch} is not here: it was not kept.`,
      });
    return;
  }
  showWeights(weightsIn(bytes), epoch === 'live' ? present : { ...present, position: { epoch, step: 0 } });
}

/** Forgets what is held of the run. */
export function dropCheckpoints(): void {
  held.clear();
  runNetwork.value = undefined;
}
