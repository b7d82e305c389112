import { basename, dirname, resolve } from 'node:path';
import { type Lenet5Variant, LenetError, matchLenet5 } from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import { disposeModel } from '../../model-file/dispose-model.js';
import { openClassifier } from '../../model-file/open-model.js';

/** A network that the page cannot show. */
class ServeModelError extends LenetError {
  static override readonly code = 'CLI_SERVE_MODEL';
  declare readonly code: typeof ServeModelError.code;

  constructor(path: string, found: string) {
    super({
      problem: `the page cannot show ${path}`,
      found,
      remedy: 'use a LeNet-5 with tanh and average pooling for 28×28 images of ten digits, or omit the model',
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
 * Reads a network as a safetensors file for the page.
 *
 * @param variant what a file of weights does not say about its layers.
 * @param warn called with a line of text for each assumption.
 * @throws ServeModelError if it is not a LeNet-5; what `openClassifier` throws.
 */
export async function networkFile(
  path: string,
  variant: Partial<Lenet5Variant>,
  warn: (text: string) => void,
): Promise<Uint8Array> {
  const { model } = await openClassifier(path, { variant, warn });
  try {
    if (!('config' in model)) throw new ServeModelError(path, 'it has layers of TensorFlow.js');
    const match = matchLenet5(model);
    if ('difference' in match) throw new ServeModelError(path, match.difference);
    return await toSafetensors(match.model);
  } finally {
    disposeModel(model);
  }
}
