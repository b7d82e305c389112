import { computed, type ReadonlySignal } from '@preact/signals';
import { trueLabel } from '../digit/digit.js';
import { givenLabel } from '../digit/given-label.js';
import { prediction } from './prediction.js';

/** The label for the loss: that of the test digit, else the one from the user, else the predicted one. */
export const lossLabel: ReadonlySignal<number> = computed(
  () => trueLabel.value ?? givenLabel.value ?? prediction.value?.label ?? 0,
);
