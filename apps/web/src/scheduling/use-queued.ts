import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inTurn } from './frame-queue.js';

/** What `make` gives, made anew in a task of its own when what it is made of changes; the one before until then. */
export function useInTurn<Made>(make: () => Made, madeOf: unknown): Made | undefined {
  const made = useSignal<Made | undefined>(undefined);
  useEffect(
    () =>
      inTurn(() => {
        made.value = make();
      }),
    [madeOf],
  );
  return made.value;
}
