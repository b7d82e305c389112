import type { TrainEvent } from '@lenet5/trainer';
import { proxy } from 'comlink';
import { loadDigits } from '../data/load-digits.js';
import { network, shippedNetwork, wishForNetwork } from '../network/network.js';
import { takeRunNetwork } from '../network/run-network.js';
import { threadsToTake } from '../page/capabilities.js';
import { messageOf, tell, untell } from '../page/notices.js';
import type { RunSettings } from '../settings/run-settings.js';
import type { Stretch } from '../worker/api.js';
import { ask } from '../worker/client.js';
import { applyEvent } from './apply-event.js';
import { dropCheckpoints, latestCheckpoint, showEpoch, takeCheckpoint } from './checkpoints.js';
import { newRun } from './run.js';
import { hasBegun, isBusy, type RunStatus, restingStatus, run, runStatus, shownEpoch } from './run-state.js';
import { holdRun } from './storage/run-lock.js';
import { forgetRun } from './storage/run-store.js';

/** Lets go of the run that this tab holds. */
let release: (() => void) | undefined;

/** Gives this tab a fresh run: at once, so that it is the one that whoever presses Start meanwhile starts. */
export async function freshRun(settings: RunSettings): Promise<void> {
  const id = crypto.randomUUID();
  run.value = newRun(id, settings);
  runStatus.value = 'ready';
  shownEpoch.value = 'live';
  const letGo = await holdRun(id);
  if (run.peek().id === id) release = letGo;
  else letGo?.();
}

/** Notes that this tab holds a kept run already. */
export function holds(letGo: () => void): void {
  release = letGo;
}

/** Whether the reader wants the run to end where it rests next. */
let toEnd = false;

/** How the run stands while it rests. */
function atRest(): RunStatus {
  const status = restingStatus(run.peek());
  return toEnd && status === 'paused' ? 'stopped' : status;
}

/** Takes back what was told of the run as it stood before: that it is here, that it has stopped, what can be done then. */
function untellRun(): void {
  for (const topic of ['run', 'restored', 'take-up', 'tabs']) untell(topic);
}

/** Trains on: to the end, for an epoch or for a batch. */
export async function advance(until: Stretch): Promise<void> {
  if (isBusy.peek()) return;
  runStatus.value = 'preparing';
  toEnd = false;
  const isWished = wishForNetwork();
  untellRun();
  try {
    if (!(await loadDigits())) throw new Error('there are no digits to train on yet');
    // Now, while no thread trains yet: these weights take a while to make.
    if (!hasBegun.peek()) await showEpoch(0);
    await followLive(isWished);
    const resume = await latestCheckpoint();
    const { settings } = run.peek();
    const request = { settings, until, threads: threadsToTake(), ...(resume && { resume }) };
    // The worker, which trains nothing yet, could not heed a pause that came until now.
    if (runStatus.peek() === 'preparing') await ask((api) => api.train(request, proxy(take)));
    await Promise.all(saving);
    runStatus.value = atRest();
  } catch (error) {
    runStatus.value = atRest();
    const kept = hasBegun.peek() ? ' Nothing is lost but the time since the last checkpoint.' : '';
    tell({
      topic: 'run',
      kind: 'error',
      text: `Training has stopped: ${messageOf(error)}.${kept}`,
      action: { name: hasBegun.peek() ? 'Go on' : 'Try again', run: () => void advance(until) },
    });
  }
}

/** Checkpoints on their way into the browser's storage. */
const saving = new Set<Promise<void>>();

function take(event: TrainEvent): void {
  run.value = applyEvent(run.peek(), event);
  if (event.type === 'start' && runStatus.peek() === 'preparing') runStatus.value = 'running';
  if (event.type === 'checkpoint') {
    const saved = takeCheckpoint(event.bytes, run.peek()).finally(() => saving.delete(saved));
    saving.add(saved);
  }
}

/** Lets the page show the run's network as it is trained. */
async function followLive(isWished: () => boolean): Promise<void> {
  await showEpoch('live');
  takeRunNetwork(isWished);
}

/** Rests after the running span, with a checkpoint. */
export async function pause(): Promise<void> {
  if (!isBusy.peek()) return;
  runStatus.value = 'pausing';
  await ask((api) => api.pause());
}

/** Ends the run where it stands. */
export async function stop(): Promise<void> {
  toEnd = true;
  await pause();
}

/** Throws the run away and begins anew with the same settings. */
export async function reset(): Promise<void> {
  if (!isBusy.peek()) await clearRun(run.peek().settings);
}

/** Puts a fresh run with these settings in the place of this tab's, which is forgotten. */
export async function clearRun(settings: RunSettings): Promise<void> {
  const { id } = run.peek();
  const letGo = release;
  release = undefined;
  untellRun();
  dropCheckpoints();
  if (network.peek()?.origin === 'run') network.value = shippedNetwork.peek();
  const held = freshRun(settings);
  await forgetRun(id).catch(() => undefined);
  letGo?.();
  await held;
}
