import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import * as comlink from 'comlink';
import type { LoadedDigits, Speed, SpeedRequest, WorkerApi } from './api.js';

let digits: { readonly train: ImageSet; readonly test: ImageSet } | undefined;
let abort: AbortController | undefined;

/** The scoring under way: a trial beside it would find half the speed. */
let scoring: Promise<unknown> = Promise.resolve();

/** A trial of the speed under way: a run does not wait for its end, nor share the cores with it. */
let trial: { readonly abort: AbortController; readonly done: Promise<Speed | undefined> } | undefined;

/** How many trials and runs have been asked for: a trial is of interest until the next. */
let asked = 0;

/** Cuts a trial off that is under way. */
async function endTrial(): Promise<void> {
  trial?.abort.abort();
  await trial?.done.catch(() => undefined);
}

function loaded(): { readonly train: ImageSet; readonly test: ImageSet } {
  if (!digits) throw new Error('the digits are not here yet');
  return digits;
}

async function tried(request: SpeedRequest, signal: AbortSignal): Promise<Speed | undefined> {
  const { measureSpeed } = await import('./measure-speed.js');
  await scoring;
  return measureSpeed(request, loaded().train, signal);
}

const api: WorkerApi = {
  async loadDigits(address, onProgress) {
    const mnist = await loadMnist({
      source: address,
      onProgress,
    });
    digits = mnist;
    const { images, labels, count } = mnist.test;
    const test = { images: Uint8Array.from(images), labels: Uint8Array.from(labels), count };
    const answer: LoadedDigits = { test, trainCount: mnist.train.count, provenance: mnist.provenance };
    return comlink.transfer(answer, [test.images.buffer, test.labels.buffer]);
  },

  async train(request, onEvent) {
    // First of all: a pause may come while the trainer is on its way.
    abort = new AbortController();
    const { signal } = abort;
    asked++;
    const { images, seed } = request.settings;
    const { train, test } = loaded();
    await endTrial();
    const { runStretch } = await import('./run-stretch.js');
    const part = images < train.count ? limitImageSet(train, images, seed) : train;
    await runStretch(request, { train: part, validation: test }, signal, onEvent);
  },

  async measureSpeed(request) {
    const mine = ++asked;
    await endTrial();
    if (mine !== asked) return undefined;
    const controller = new AbortController();
    const done = tried(request, controller.signal);
    trial = { abort: controller, done };
    return done;
  },

  pause: () => abort?.abort(),

  async score(weights) {
    const { score } = await import('./score.js');
    const work = score(weights, loaded().test.images);
    scoring = work.catch(() => undefined);
    const probabilities = await work;
    return comlink.transfer(probabilities, [probabilities.buffer]);
  },

  async toTfjs(weights) {
    const { toTfjs } = await import('./tfjs-files.js');
    return toTfjs(weights);
  },

  async toOnnx(weights) {
    const { toOnnx } = await import('./onnx-file.js');
    return toOnnx(weights);
  },

  async fromTfjs(files) {
    const { fromTfjs } = await import('./tfjs-files.js');
    return fromTfjs(files);
  },

  ping: () => undefined,
};

comlink.expose(api);
