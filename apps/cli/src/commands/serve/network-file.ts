import { basename, dirname, resolve } from 'node:path';
import { compileSingle, UnsupportedModelError } from '@lenet5/compiler';
import { CHANNELS, LenetError, type PlainModel } from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import type { GivenVariant } from '../../flags/variant.js';
import { describeData } from '../../model-file/describe-data.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { modelImageShape } from '../../model-file/model-format.js';
import { openModel } from '../../model-file/open-model.js';

/** A network that the page cannot show. */
class ServeModelError extends LenetError {
  static override readonly code = 'CLI_SERVE_MODEL';
  declare readonly code: typeof ServeModelError.code;

  constructor(path: string, found: string) {
    super({
      problem: `the page cannot show ${path}`,
      found,
      remedy:
        'use a model of images with the layers that lenet5 trains without TensorFlow.js, or omit the model',
    });
  }
}

/** The name that the page shows: `runs-1.safetensors` for `runs/1`. */
export function networkName(path: string): string {
  const full = resolve(path);
  const parts = [basename(dirname(full)), basename(full)].filter((part) => part !== '');
  return `${parts.join('-').replace(/[^\w.-]+/g, '-')}.safetensors`;
}

/**
 * Reads a network as a safetensors file for the page, with what its run says about its classes and its data.
 *
 * @param variant what a file of weights does not say about its layers.
 * @param warn called with a line of text for each assumption.
 * @throws ServeModelError if the compiled engine does not compute a layer; what `openModel` and `describeData` throw.
 */
export async function networkFile(
  path: string,
  variant: GivenVariant,
  warn: (text: string) => void,
): Promise<Uint8Array> {
  const { model } = await openModel(path, { variant, warn });
  try {
    if (!('config' in model)) throw new ServeModelError(path, 'it has layers of TensorFlow.js');
    const { inputShape } = model.config;
    const shape = modelImageShape(model);
    if (!shape.every(Number.isInteger) || shape[2] > CHANNELS.max)
      throw new ServeModelError(path, `its input is [${inputShape.join(', ')}]`);
    await checkLayers(model, path);
    return await toSafetensors(model, await describeData(path, model));
  } finally {
    disposeModel(model);
  }
}

/** The page predicts with the compiled engine. */
async function checkLayers(model: PlainModel, path: string): Promise<void> {
  try {
    await compileSingle(model);
  } catch (error) {
    if (!UnsupportedModelError.isInstance(error)) throw error;
    throw new ServeModelError(path, error.found ?? error.problem);
  }
}
