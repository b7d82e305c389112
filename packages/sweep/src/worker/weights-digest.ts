import { createHash } from 'node:crypto';
import { decodeCheckpoint } from '@lenet5/trainer';

/** SHA-256, in hexadecimal, of the float32 values of the weights in a checkpoint, in their order. */
export async function weightsDigest(checkpoint: Uint8Array): Promise<string> {
  const { state } = await decodeCheckpoint(checkpoint);
  const hash = createHash('sha256');
  for (const { values } of state.weights) {
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}
