import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import * as comlink from 'comlink';
import type { LoadedDigits, WorkerApi } from './api.js';

let digits: { readonly train: ImageSet; readonly test: ImageSet } | undefined;
let abort: AbortController | undefined;

function loaded(): { readonly train: ImageSet; readonly test: ImageSet } {
  if (!digits) throw new Error('the digits are not here yet');
  return digits;
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
    const { images, seed } = request.settings;
    const { train, test } = loaded();
    const { runStretch } = await import('./run-stretch.js');
    const part = images < train.count ? limitImageSet(train, images, seed) : train;
    await runStretch(request, { train: part, validation: test }, signal, onEvent);
  },

  pause: () => abort?.abort(),

  async score(weights) {
    const { score } = await import('./score.js');
    const probabilities = await score(weights, loaded().test.images);
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
