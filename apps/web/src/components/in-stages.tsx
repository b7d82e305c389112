import { useSignal } from '@preact/signals';
import { type ComponentChildren, toChildArray, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { frameQueue } from '../scheduling/frame-queue.js';

/**
 * Renders its children one after the other, each in a job of the frame queue, so that a large view appears from the top and does not
 * block input. Children that are added later are rendered at once.
 */
export function InStages({ children }: { readonly children: ComponentChildren }): VNode {
  const stages = toChildArray(children);
  const rendered = useSignal(1);
  const isComplete = rendered.value >= stages.length;
  useEffect(() => {
    if (rendered.peek() === Number.POSITIVE_INFINITY) return;
    return frameQueue.add(() => {
      rendered.value = isComplete ? Number.POSITIVE_INFINITY : rendered.peek() + 1;
    });
  }, [rendered.value, isComplete]);
  return <>{stages.slice(0, rendered.value)}</>;
}
