import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { texts } from '../language/texts.js';
import { reportUnused } from '../page/address-problems.js';
import { params, setParam } from '../page/route.js';
import { isPace, PACES, type Pace } from '../settings/pace.js';
import { trainingWorker } from '../worker/client.js';
import { isBusy } from './run-state.js';

const chosen: Signal<Pace> = signal('slow');

/** The speed of the training that the user chose. It does not change the weights. */
export const pace: ReadonlySignal<Pace> = chosen;

/** Changes the speed, also of the training in progress. */
export function setPace(next: Pace): void {
  if (chosen.peek() === next) return;
  chosen.value = next;
  setParam('speed', next === 'slow' ? null : next);
  if (isBusy.peek()) void trainingWorker.call((api) => api.setPace(next));
}

/** Reads the speed from the address (`speed=full`), now and whenever the address changes. */
export function syncPaceAddress(): void {
  const read = (): void => {
    const { speed } = params.peek();
    const isKnown = speed === undefined || isPace(speed);
    reportUnused(
      'speed',
      isKnown ? [] : [{ value: `speed=${speed}`, reason: () => texts.value.address.use(PACES.join(', ')) }],
    );
    if (isPace(speed)) setPace(speed);
    else if (chosen.peek() !== 'slow' && isKnown) setParam('speed', chosen.peek());
  };
  read();
  addEventListener('hashchange', read);
}
