import { createHash } from 'node:crypto';
import { decodeSafetensors, encodeSafetensors, type PlainModel } from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';

/** What the metadata of the file say about the training. */
interface Origin {
  readonly recipe: string;
  readonly seed: number;
  /** On the test images, from 0 to 1. */
  readonly accuracy: number;
}

/** The network as a safetensors file with its layers and its origin. */
export async function encodeShipped(
  model: PlainModel,
  { recipe, seed, accuracy }: Origin,
): Promise<Uint8Array> {
  const { tensors, metadata } = decodeSafetensors(await toSafetensors(model), 'the network');
  return encodeSafetensors(tensors, {
    ...metadata,
    trained: `recipe ${recipe}, seed ${seed}`,
    val_accuracy: String(accuracy),
  });
}

/** The SHA-256 of a file in hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
