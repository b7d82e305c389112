import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { frameQueue } from './frame-queue.js';

/**
 * The value of a signal, throttled: it changes at most once per interval, through the frame queue. The last change
 * always arrives.
 *
 * @param interval In milliseconds.
 */
export function useThrottled<Value>(source: ReadonlySignal<Value>, interval: number): Value {
  const throttled = useSignal(source.peek());
  const lastUpdate = useRef(0);
  const cancel = useRef<(() => void) | undefined>(undefined);
  useSignalEffect(() => {
    if (source.value === throttled.peek() || cancel.current) return;
    const update = (): void => {
      cancel.current = undefined;
      lastUpdate.current = performance.now();
      throttled.value = source.peek();
    };
    const delay = Math.max(0, lastUpdate.current + interval - performance.now());
    const timer = setTimeout(() => {
      cancel.current = frameQueue.add(update);
    }, delay);
    cancel.current = () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      cancel.current?.();
      cancel.current = undefined;
    },
    [],
  );
  return throttled.value;
}
