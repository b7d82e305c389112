import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { texts } from '../language/texts.js';
import { reportUnused } from '../page/address-problems.js';
import { prefersStill } from '../page/motion.js';
import { params, setParam } from '../page/route.js';
import { momentAt, type PlayMoment } from './diagram/playback.js';
import { pass, selected } from './look-state.js';
import type { Pass } from './read-look-address.js';
import { encodeUnit } from './unit.js';

/** The moment of the pass that is played; undefined while none is. */
export const moment: Signal<PlayMoment | undefined> = signal(undefined);

/** Whether a pass is played. Changes twice per pass, unlike the moment. */
export const isPlaying: ReadonlySignal<boolean> = computed(() => moment.value !== undefined);

let frame = 0;

/**
 * Plays a pass from its start.
 *
 * @param still Whether layers appear as a whole, for people who prefer less motion.
 */
export function play(which: Pass, still: boolean): void {
  cancelAnimationFrame(frame);
  pass.value = which;
  setParam('play', which);
  const start = performance.now();
  const next = (): void => {
    const now = momentAt(which, performance.now() - start, still);
    if (!now) {
      stop();
      return;
    }
    const shown = moment.peek();
    if (shown?.layer !== now.layer || shown.done !== now.done || shown.pass !== now.pass) moment.value = now;
    frame = requestAnimationFrame(next);
  };
  next();
}

/** Ends the pass that is played. The diagram then shows all values. */
export function stop(): void {
  halt();
  setParam('play', null);
}

function halt(): void {
  cancelAnimationFrame(frame);
  moment.value = undefined;
}

/** Plays the pass that the address names (`play=forward`), now and whenever the address changes. Returns a function that ends it. */
export function followPlayAddress(): () => void {
  const read = (): void => {
    const { play: which } = params.peek();
    if (which === undefined) return;
    if (which === 'forward' || which === 'backward') play(which, prefersStill());
    else
      reportUnused('play', [
        { value: `play=${which}`, reason: () => texts.value.address.useEither('forward', 'backward') },
      ]);
  };
  read();
  addEventListener('hashchange', read);
  const endHalts = haltOnSelection();
  return () => {
    removeEventListener('hashchange', read);
    endHalts();
    stop();
  };
}

/** Ends a pass when another unit is selected, also by the address, such as in the next step of the lesson. */
function haltOnSelection(): () => void {
  let before = encodeUnit(selected.peek());
  return effect(() => {
    const now = encodeUnit(selected.value);
    if (now !== before) halt();
    before = now;
  });
}
