import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dataState } from '../data/digits.js';
import { threadsToTake } from '../page/capabilities.js';
import { hasBegun, isBusy, settings } from '../run/run-state.js';
import type { RunSettings } from '../settings/run-settings.js';
import type { Speed } from '../worker/api.js';
import { ask } from '../worker/client.js';

/** Milliseconds for which the settings rest before their speed is measured. */
const REST = 500;

/** What has been measured, by what makes a difference. */
const measured: Signal<ReadonlyMap<string, Speed>> = signal(new Map());

/** What of the settings, and of the page, changes the speed. */
function circumstances({ batchSize, optimizer, engine, kernels }: RunSettings): string {
  return [batchSize, optimizer, engine, kernels, threadsToTake()].join();
}

/** How fast a run of the present settings would train here, measured before it begins; undefined until it is known. */
export function useSpeed(): Speed | undefined {
  const present = settings.value;
  const key = circumstances(present);
  const found = measured.value.get(key);
  const wanted = !found && !hasBegun.value && !isBusy.value && dataState.value.status === 'ready';
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => void measure(key, present), REST);
    return () => clearTimeout(timer);
  }, [wanted, key]);
  return found;
}

async function measure(key: string, wanted: RunSettings): Promise<void> {
  if (isBusy.peek()) return;
  const request = { settings: wanted, threads: threadsToTake() };
  // Where it fails the run itself will say why; until then there is merely no estimate.
  const speed = await ask((api) => api.measureSpeed(request)).catch(() => undefined);
  if (speed) measured.value = new Map([...measured.peek(), [key, speed]]);
}
