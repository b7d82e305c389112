import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';

/**
 * A signal's value that changes at most once in so many milliseconds; the last change always comes through. Each change
 * has a task of its own, so that the drawings that follow never add up to one long one.
 */
export function useCalm<Value>(source: ReadonlySignal<Value>, milliseconds: number): Value {
  const calm = useSignal(source.peek());
  const last = useRef(0);
  useSignalEffect(() => {
    const value = source.value;
    const wait = last.current + milliseconds - performance.now();
    const take = (): void => {
      last.current = performance.now();
      calm.value = value;
    };
    const timer = setTimeout(take, Math.max(0, wait));
    return () => clearTimeout(timer);
  });
  return calm.value;
}
