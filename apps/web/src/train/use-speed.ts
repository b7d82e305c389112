import { useEffect } from 'preact/hooks';
import { dataState } from '../data/digits.js';
import { isBusy, isStarted, settings } from '../run/run-state.js';
import { measuredSpeeds, measureSpeed, speedKey } from '../run/speed.js';
import type { Speed } from '../worker/api.js';

/** Milliseconds without a change of the settings before their speed is measured. */
const DELAY = 500;

/** How fast a run with the current settings would train here, measured before training; undefined until measured. */
export function useSpeed(): Speed | undefined {
  const present = settings.value;
  const key = speedKey(present);
  const speed = measuredSpeeds.value.get(key);
  const isNeeded = !speed && !isStarted.value && !isBusy.value && dataState.value.status === 'ready';
  useEffect(() => {
    if (!isNeeded) return;
    const timer = setTimeout(() => void measureSpeed(present), DELAY);
    return () => clearTimeout(timer);
  }, [isNeeded, key]);
  return speed;
}
