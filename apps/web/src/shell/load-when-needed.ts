import { effect, untracked } from '@preact/signals';
import { dataState, isLoaded } from '../data/digits.js';
import { startLoading } from '../data/start-loading.js';
import { digitSource } from '../digit/digit.js';

/**
 * Loads the data, 11 MB, once a test digit is chosen that is not shipped with the app. Training and scoring load them on
 * their own.
 */
export function loadDigitsWhenNeeded(): void {
  effect(() => {
    if (dataState.value.status !== 'waiting') return;
    const source = digitSource.value;
    const isMissing = source.kind === 'test' && !isLoaded(source.index);
    if (isMissing) untracked(() => void startLoading());
  });
}
