import type { LabeledImages, Labels, StreamedImages, TargetImages } from '@lenet5/core';
import type { Network } from '../lower/network.js';
import type { Buffer } from '../plan/memory/buffer.js';

/** The labels or the targets of images. */
export function targetsOf(set: LabeledImages | TargetImages | StreamedImages): Labels | Float32Array {
  return 'targets' in set ? set.targets : set.labels;
}

/** How many labels or targets an image has. */
export function targetsPerImage({ head, outputs }: Pick<Network, 'head' | 'outputs'>): number {
  return head === 'softmax' ? 1 : outputs;
}

/** Copies labels, or the targets of another head than a softmax, into a buffer. Labels of a sigmoid unit become targets. */
export function writeTargets(
  memory: WebAssembly.Memory,
  { head }: Pick<Network, 'head'>,
  { offset }: Buffer,
  targets: Labels | Float32Array,
): void {
  if (head === 'softmax') new Uint16Array(memory.buffer).set(targets, offset / 2);
  else new Float32Array(memory.buffer).set(targets, offset / 4);
}
