import { isStreamed } from '@lenet5/mnist';
import type { RunData } from './run-data.js';

/**
 * Frees the memory of the training images, which the compiled engine has copied into its program: 47 MB for MNIST. Their array is
 * empty afterwards. Does nothing if other images share the memory, or if the images stay on
 * disk.
 */
export function releaseImages({ train, validation, test }: RunData): void {
  if (isStreamed(train)) return;
  const { buffer } = train.images;
  const isShared = [validation, test].some((set) => set && !isStreamed(set) && set.images.buffer === buffer);
  if (isShared || !(buffer instanceof ArrayBuffer)) return;
  // ArrayBuffer.prototype.transfer() would free it at once, but Node 20 lacks it.
  structuredClone(buffer, { transfer: [buffer] });
}
