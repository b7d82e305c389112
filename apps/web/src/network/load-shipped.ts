import { decodeSafetensors } from '@lenet5/core';
import { weightsFrom } from '../explain/weights.js';
import { network, shippedNetwork } from './network.js';

/**
 * Fetches the weights that come with the app.
 * @throws Error where they do not come, or are not a LeNet-5's.
 */
export async function loadShipped(): Promise<void> {
  const response = await fetch('shipped/weights.safetensors');
  if (!response.ok) throw new Error(`the shipped weights did not come (HTTP ${response.status})`);
  const { tensors, metadata } = decodeSafetensors(
    new Uint8Array(await response.arrayBuffer()),
    'the shipped weights',
  );
  const accuracy = Number(metadata.val_accuracy);
  const share = accuracy > 0 ? `, ${(100 * accuracy).toFixed(1)} % of the test digits right` : '';
  const shipped = {
    weights: weightsFrom(tensors, 'the shipped weights'),
    name: `shipped with the app${share}`,
    origin: 'shipped',
  } as const;
  shippedNetwork.value = shipped;
  network.value ??= shipped;
}
