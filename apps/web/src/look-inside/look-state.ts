import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { trueLabel } from '../digit/digit.js';
import { backward, type Gradients } from '../explain/backward.js';
import { activations } from '../inference/activations.js';
import { prediction } from '../inference/prediction.js';
import { network } from '../network/network.js';
import { params, setParam } from '../page/route.js';
import { decodeUnit, encodeUnit, type Unit } from './unit.js';

/** Which pass the maps show. */
export type Pass = 'forward' | 'backward';

/** The unit that the inspector shows. */
export const selected: Signal<Unit> = signal({ layer: 'conv1', channel: 0, y: 6, x: 9 });

/** The pass that the maps show. */
export const pass: Signal<Pass> = signal('forward');

/** The label that the user has given to a digit that is not a test digit. */
export const givenLabel: Signal<number | undefined> = signal(undefined);

/** The label for the loss: that of the test digit, else the one from the user, else the predicted one. */
export const label: ReadonlySignal<number> = computed(
  () => trueLabel.value ?? givenLabel.value ?? prediction.value?.label ?? 0,
);

/** The backward pass of the selected network for the digit; undefined without a network or ink. */
export const gradients: ReadonlySignal<Gradients | undefined> = computed(() => {
  const forwardPass = activations.value;
  const present = network.value;
  return forwardPass && present ? backward(forwardPass, present.weights, label.value) : undefined;
});

/** Keeps the selected unit, the pass and the label in step with the address. Returns a function that ends that. */
export function syncLookAddress(): () => void {
  const read = (): void => {
    const { unit, pass: wanted, label: given } = params.peek();
    selected.value = decodeUnit(unit) ?? selected.peek();
    pass.value = wanted === 'backward' ? 'backward' : 'forward';
    if (given !== undefined && /^\d$/.test(given)) givenLabel.value = Number(given);
  };
  read();
  addEventListener('hashchange', read);
  const stop = effect(() => {
    setParam('unit', encodeUnit(selected.value));
    setParam('pass', pass.value === 'backward' ? 'backward' : null);
    setParam('label', givenLabel.value === undefined ? null : String(givenLabel.value));
  });
  return () => {
    removeEventListener('hashchange', read);
    stop();
  };
}
