import { createHash } from 'node:crypto';
import { decodeSafetensors, type NamedTensor } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { plainLenet5 } from '@lenet5/model/plain';
import { type FitResult, fit } from '@lenet5/trainer';
import type { Page } from 'playwright-core';
import { TRAINED_LAYERS } from '../explain/weights.js';
import { download } from './visit.js';

/** One digest of a network's ten weights, in the model's order. */
export function digestOf(tensors: readonly NamedTensor[]): string {
  const digest = createHash('sha256');
  for (const name of TRAINED_LAYERS.flatMap((layer) => [`${layer}/kernel`, `${layer}/bias`])) {
    const values = tensors.find((tensor) => tensor.name === name)?.values;
    if (!values) throw new Error(`${name} is missing`);
    digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return digest.digest('hex');
}

/** The digest of the network that a page shows. */
export async function digestInPage(page: Page): Promise<string> {
  return digestOf(decodeSafetensors(await download(page, 'safetensors'), 'the download').tensors);
}

/** A run of two epochs of 100 steps each, by the portable kernels. */
export const RUN = '#train?images=3200&epochs=2&kernels=simd';

/** Trains so many epochs of that run without the page; `digest` is of the weights after them. */
export async function trainInNode(
  epochs: number,
  resume?: Uint8Array,
): Promise<FitResult & { readonly digest: string }> {
  const { train, test } = await loadMnist();
  const data = { train: limitImageSet(train, 3200, 42), validation: test };
  const model = plainLenet5();
  const result = await fit({ model, data, epochs, kernels: 'simd', resume });
  return { ...result, digest: digestOf(model.readValues()) };
}
