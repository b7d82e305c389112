import { effect, untracked } from '@preact/signals';
import { dataState, isLoaded } from '../data/digits.js';
import { loadDigits } from '../data/load-digits.js';
import { digitSource } from '../digit/digit.js';
import { view } from '../page/route.js';
import { savesData } from '../page/saves-data.js';

/**
 * Loads the data, 11 MB, once they are needed: in the view that trains, unless the user saves data, and for a test digit
 * that is not shipped with the app. A start of the training loads them in any case.
 */
export function loadDigitsWhenNeeded(): void {
  effect(() => {
    if (dataState.value.status !== 'waiting') return;
    const source = digitSource.value;
    const isMissing = source.kind === 'test' && !isLoaded(source.index);
    if (isMissing || (view.value === 'train' && !savesData())) untracked(() => void loadDigits());
  });
}
