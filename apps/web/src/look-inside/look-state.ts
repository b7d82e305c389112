import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { trueLabel } from '../digit/digit.js';
import { backward, type Gradients } from '../explain/backward.js';
import { activations } from '../inference/activations.js';
import { prediction } from '../inference/prediction.js';
import { network } from '../network/network.js';
import { params, setParam } from '../page/route.js';
import { decodeUnit, encodeUnit, type Unit } from './unit.js';

/** What the maps show: the forward pass, or the backward pass. */
export type Pass = 'forward' | 'backward';

/** The unit whose arithmetic is told. */
export const selected: Signal<Unit> = signal({ layer: 'conv1', channel: 0, y: 6, x: 9 });

export const pass: Signal<Pass> = signal('forward');

/** The label that the reader gave a digit of their own. */
export const givenLabel: Signal<number | undefined> = signal(undefined);

/** What the digit should have been: a test digit's label, else the reader's, else what the network says. */
export const label: ReadonlySignal<number> = computed(
  () => trueLabel.value ?? givenLabel.value ?? prediction.value?.label ?? 0,
);

/** The backward pass of the present digit. */
export const gradients: ReadonlySignal<Gradients | undefined> = computed(() => {
  const forwardPass = activations.value;
  const present = network.value;
  return forwardPass && present ? backward(forwardPass, present.weights, label.value) : undefined;
});

/** Keeps what is looked at in the address. Returns what ends that. */
export function followLook(): () => void {
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
