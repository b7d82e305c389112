import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { trueLabel } from '../digit/digit.js';
import { givenLabel } from '../digit/given-label.js';
import { backward, type Gradients } from '../explain/backward.js';
import { activations } from '../inference/activations.js';
import { lossLabel } from '../inference/loss-label.js';
import { network } from '../network/network.js';
import { reportUnused } from '../page/address-problems.js';
import { params, setParam } from '../page/route.js';
import { type Pass, readLookAddress } from './read-look-address.js';
import { encodeUnit, type Unit } from './unit.js';

/** The unit that the inspector shows. */
export const selected: Signal<Unit> = signal({ layer: 'conv1', channel: 0, y: 6, x: 9 });

/** Selects a unit, also for a view that is not loaded yet: it reads the unit from the address. */
export function selectUnit(unit: Unit): void {
  batch(() => {
    selected.value = unit;
    setParam('unit', encodeUnit(unit));
  });
}

/** The pass that the maps show. */
export const pass: Signal<Pass> = signal('forward');

/** The label for the loss: that of the test digit, else the one from the user, else the predicted one. */
export const label: ReadonlySignal<number> = lossLabel;

/** Whether the label for the loss is the network's own prediction, for want of a true one. */
export const isLabelAssumed: ReadonlySignal<boolean> = computed(
  () => trueLabel.value === undefined && givenLabel.value === undefined,
);

/** The backward pass of the selected network for the digit; undefined without a network or ink. */
export const gradients: ReadonlySignal<Gradients | undefined> = computed(() => {
  const forwardPass = activations.value;
  const present = network.value;
  return forwardPass && present ? backward(forwardPass, present.weights, label.value) : undefined;
});

/** Synchronizes the selected unit and the pass with the address. Returns a function that ends the synchronization. */
export function syncLookAddress(): () => void {
  const read = (): void => {
    const found = readLookAddress(params.peek());
    reportUnused('unit', found.unused);
    selected.value = found.unit ?? selected.peek();
    pass.value = found.pass;
  };
  read();
  addEventListener('hashchange', read);
  const stop = effect(() => {
    setParam('unit', encodeUnit(selected.value));
    setParam('pass', pass.value === 'backward' ? 'backward' : null);
  });
  return () => {
    removeEventListener('hashchange', read);
    stop();
  };
}
