import { decodeSafetensors } from '@lenet5/core';
import { weightsFrom } from '../explain/weights.js';
import { fetchFile } from '../page/fetch-file.js';
import { setShippedNetwork } from './network.js';

/**
 * Loads the network that is shipped with the app.
 * @throws FileUnavailableError if the file does not arrive, and what `decodeSafetensors()` and `weightsFrom()` throw
 */
export async function loadShippedNetwork(): Promise<void> {
  const source = 'the shipped weights';
  const { tensors, metadata } = decodeSafetensors(await fetchFile('shipped/weights.safetensors'), source);
  const accuracy = Number(metadata.val_accuracy);
  const note = accuracy > 0 ? `, ${(100 * accuracy).toFixed(1)} % test accuracy` : '';
  setShippedNetwork({
    weights: weightsFrom(tensors, source),
    name: `shipped with the app${note}`,
    origin: 'shipped',
  });
}
