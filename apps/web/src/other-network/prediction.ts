import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { otherNetwork } from '../network/network.js';
import type { OtherNetwork } from '../network/other-network.js';
import { errorText } from '../page/error-text.js';
import { trainingWorker } from '../worker/client.js';
import type { OtherPrediction } from '../worker/other-network.js';
import { shownLayer } from './layers.js';
import { networkInput } from './network-input.js';

/** What the worker predicts. */
interface Question {
  readonly network: OtherNetwork;
  readonly pixels: Uint8Array;
  readonly layer: number;
}

/** A prediction, and what it is for. */
export interface ShownPrediction extends Question, OtherPrediction {}

const shown: Signal<ShownPrediction | undefined> = signal(undefined);
const problem: Signal<string | undefined> = signal(undefined);

const ids = new WeakMap<OtherNetwork, number>();
const last = { id: 0 };

/**
 * Prepares a network in the worker.
 * @throws UnsupportedModelError if the engine does not compute a layer; WorkerLostError
 */
export async function openOtherNetwork(network: OtherNetwork): Promise<void> {
  const id = ++last.id;
  ids.set(network, id);
  const { model } = network;
  await trainingWorker.call((api) =>
    api.openOther(id, { config: model.config, weights: model.readValues() }),
  );
  problem.value = undefined;
}

async function predict({ network, pixels, layer }: Question): Promise<OtherPrediction> {
  for (;;) {
    const id = ids.get(network) ?? 0;
    const found = await trainingWorker.call((api) => api.predictOther(id, pixels, layer));
    if (found) return found;
    // Another network was opened meanwhile, or the worker is a new one.
    await openOtherNetwork(network);
  }
}

/** The newest prediction; undefined if the pad is empty. While the worker computes, it is the one before. */
export const otherPrediction: ReadonlySignal<ShownPrediction | undefined> = shown;

/** Why there is no prediction. */
export const predictionProblem: ReadonlySignal<string | undefined> = problem;

/**
 * Predicts the image that the network takes, now and whenever it changes. While the worker computes, only the newest image waits, so
 * that a large network answers as often as it can. Returns a function that ends it.
 */
export function followPrediction(): () => void {
  const next: { question?: Question | undefined; isBusy?: boolean; isEnded?: boolean } = {};
  const work = async (): Promise<void> => {
    if (next.isBusy) return;
    next.isBusy = true;
    while (next.question && !next.isEnded) {
      const { question } = next;
      next.question = undefined;
      await answer(
        question,
        () => otherNetwork.peek() === question.network && networkInput.peek() !== undefined,
      );
    }
    next.isBusy = false;
  };
  const end = effect(() => {
    const [network, pixels, layer] = [otherNetwork.value, networkInput.value, shownLayer.value];
    // The answer of another network would be shown under the name of this one.
    if (shown.peek()?.network !== network) {
      shown.value = undefined;
      problem.value = undefined;
    }
    next.question = network && pixels && { network, pixels, layer };
    if (next.question) void work();
    else shown.value = undefined;
  });
  return () => {
    next.isEnded = true;
    shown.value = undefined;
    end();
  };
}

/** @param isWanted whether the answer is still for what the page shows */
async function answer(question: Question, isWanted: () => boolean): Promise<void> {
  try {
    const prediction = await predict(question);
    if (!isWanted()) return;
    batch(() => {
      shown.value = { ...question, ...prediction };
      problem.value = undefined;
    });
  } catch (error) {
    if (isWanted()) problem.value = errorText(error);
  }
}
