import { type ReadonlySignal, type Signal, signal } from '@preact/signals';

const query = matchMedia('(min-width: 64rem)');

const matches: Signal<boolean> = signal(query.matches);

query.addEventListener('change', () => {
  matches.value = query.matches;
});

/** Whether the window is wide enough for everything in the header: at least 64 rem. */
export const isWide: ReadonlySignal<boolean> = matches;
