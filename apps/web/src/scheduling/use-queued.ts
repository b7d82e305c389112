import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { frameQueue } from './frame-queue.js';

/**
 * The result of `compute`, computed in the frame queue whenever a dependency changes. Until then it is the result
 * before, and at first undefined.
 */
export function useQueued<Result>(
  compute: () => Result,
  ...dependencies: readonly unknown[]
): Result | undefined {
  const result = useSignal<Result | undefined>(undefined);
  useEffect(
    () =>
      frameQueue.add(() => {
        result.value = compute();
      }),
    dependencies,
  );
  return result.value;
}
