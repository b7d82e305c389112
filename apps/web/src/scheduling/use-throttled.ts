import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { inTurn } from './frame-queue.js';

/**
 * A signal's value that changes at most once in so many milliseconds, in turn with whatever else is drawn; the last
 * change always comes through.
 */
export function useCalm<Value>(source: ReadonlySignal<Value>, milliseconds: number): Value {
  const calm = useSignal(source.peek());
  const last = useRef(0);
  const takeBack = useRef<(() => void) | undefined>(undefined);
  useSignalEffect(() => {
    if (source.value === calm.peek() || takeBack.current) return;
    const take = (): void => {
      takeBack.current = undefined;
      last.current = performance.now();
      calm.value = source.peek();
    };
    const wait = Math.max(0, last.current + milliseconds - performance.now());
    const timer = setTimeout(() => {
      takeBack.current = inTurn(take);
    }, wait);
    takeBack.current = () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      takeBack.current?.();
      takeBack.current = undefined;
    },
    [],
  );
  return calm.value;
}
