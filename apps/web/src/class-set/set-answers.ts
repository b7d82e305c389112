import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { forward } from '../explain/forward.js';
import { answerOf } from '../explain/nudge.js';
import type { Weights } from '../explain/weights.js';
import { network } from '../network/network.js';
import { inSlices } from '../scheduling/in-slices.js';
import { drawings } from './class-set.js';
import type { Drawing } from './drawing.js';

/** The answers of networks that were computed before, by the weights and the pixels. */
const known = new WeakMap<Weights, WeakMap<Uint8Array, number>>();

function* answer(
  all: readonly Drawing[],
  weights: Weights,
): Generator<undefined, ReadonlyMap<number, number>> {
  const answers = known.get(weights) ?? new WeakMap<Uint8Array, number>();
  known.set(weights, answers);
  for (const { pixels } of all) {
    if (answers.has(pixels)) continue;
    answers.set(pixels, answerOf(forward(pixels, weights)));
    yield;
  }
  return new Map(all.map(({ id, pixels }) => [id, answers.get(pixels)!]));
}

/** The answers of the selected network to all drawings, by their ids; undefined while they are computed. */
export function useAnswers(): ReadonlySignal<ReadonlyMap<number, number> | undefined> {
  const answers: Signal<ReadonlyMap<number, number> | undefined> = useSignal<
    ReadonlyMap<number, number> | undefined
  >(undefined);
  useSignalEffect(() => {
    const selected = network.value;
    const all = drawings.value;
    if (!selected) return;
    const stopped = new AbortController();
    const compute = async (): Promise<void> => {
      const result = await inSlices(answer(all, selected.weights), stopped.signal);
      if (result) answers.value = result;
    };
    void compute();
    return () => stopped.abort();
  });
  return answers;
}
