import { createHash } from 'node:crypto';
import { decodeSafetensors, type NamedTensor, plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { type FitResult, fit } from '@lenet5/trainer';
import type { Page } from 'playwright-core';
import { TRAINED_LAYERS } from '../explain/weights.js';
import { download } from './visit.js';

/** The SHA-256 digest of the ten weight tensors of LeNet-5, in the order of the model. */
export function digestOf(tensors: readonly NamedTensor[]): string {
  const digest = createHash('sha256');
  for (const name of TRAINED_LAYERS.flatMap((layer) => [`${layer}/kernel`, `${layer}/bias`])) {
    const values = tensors.find((tensor) => tensor.name === name)?.values;
    if (!values) throw new Error(`${name} is missing`);
    digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return digest.digest('hex');
}

/** The digest of the network that is selected on a page. */
export async function digestInPage(page: Page): Promise<string> {
  return digestOf(decodeSafetensors(await download(page, 'safetensors'), 'the download').tensors);
}

/** The address of a run of two epochs with 100 steps each, on kernels that give the same bits on every machine. */
export const RUN = '#train?images=3200&epochs=2&kernels=simd&speed=full';

/** The data that the app serves to all test files. */
let served: ReturnType<typeof loadMnist> | undefined;

/** The runs that were not resumed, by their epochs and images: the test files that need one share it. */
const runs = new Map<string, Promise<NodeResult>>();

type NodeResult = FitResult & { readonly digest: string };

/** Options of `trainInNode()`. */
interface NodeRun {
  /** The address of the app, whose data to train on. */
  readonly from: string;
  /** The number of training images. Default: that of {@link RUN}. */
  readonly images?: number;
  /** The checkpoint to resume from. */
  readonly resume?: Uint8Array;
}

/** Trains epochs of the same run in Node. `digest` is the digest of the weights after them. */
export function trainInNode(epochs: number, run: NodeRun): Promise<NodeResult> {
  if (run.resume) return fitInNode(epochs, run);
  const key = `${epochs} ${run.images}`;
  const result = runs.get(key) ?? fitInNode(epochs, run);
  runs.set(key, result);
  return result;
}

async function fitInNode(epochs: number, { from, images = 3200, resume }: NodeRun): Promise<NodeResult> {
  served ??= loadMnist({ source: `${from}data/` });
  const { train, test } = await served;
  const data = { train: limitImageSet(train, images, 42), validation: test };
  const model = plainLenet5();
  const result = await fit({ model, data, epochs, kernels: 'simd', resume });
  return { ...result, digest: digestOf(model.readValues()) };
}
