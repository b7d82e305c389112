import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RunSettings } from '../settings/run-settings.js';
import type { Speed } from '../worker/api.js';
import { trainingWorker } from '../worker/client.js';
import { isBusy } from './run-state.js';

const measured: Signal<ReadonlyMap<string, Speed>> = signal(new Map());

/** The measured speeds, by `speedKey()`. */
export const measuredSpeeds: ReadonlySignal<ReadonlyMap<string, Speed>> = measured;

/** Identifies the settings that affect the speed. */
export function speedKey({
  batchSize,
  optimizer,
  engine,
  kernels,
  augmentation,
  clipNorm,
  l2,
}: RunSettings): string {
  return [batchSize, optimizer, engine, kernels, augmentation, clipNorm !== 'off', l2 > 0].join();
}

/** Measures how fast a run with these settings would train here, unless the worker is busy. */
export async function measureSpeed(settings: RunSettings): Promise<void> {
  if (isBusy.peek()) return;
  // After a failure there is no estimate. The run itself reports why it cannot train.
  const speed = await trainingWorker.call((api) => api.measureSpeed(settings)).catch(() => undefined);
  if (speed) measured.value = new Map([...measured.peek(), [speedKey(settings), speed]]);
}
