import type { ImageShape, Layer } from '@lenet5/core';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';

/**
 * Finds the layers that take a flattened image, whose values PyTorch has in the order channels, rows, columns.
 * @param format name of the export format, for error messages
 * @returns the shape of the image, channels last, by the name of the layer
 * @throws UnsupportedLayerError if a sum has a flattened image and other values as its inputs, whose orders differ in PyTorch
 */
export function flattenedInputs(layers: readonly Layer[], format: string): ReadonlyMap<string, ImageShape> {
  const inputs = new Map<string, ImageShape>();
  const outputs = new Map<string, ImageShape | undefined>();
  for (const [index, layer] of layers.entries()) {
    const { name, type, from = [layers[index - 1]?.name ?? ''] } = layer;
    const [image, ...others] = from.map((source) => outputs.get(source));
    if (others.some((other) => String(other) !== String(image)))
      throw new UnsupportedLayerError(layer, format, 'a flattened image and other values as its inputs');
    if (image) inputs.set(name, image);
    const flattened = type === 'Flatten' ? (image ?? imageShape(layer.inputShape)) : image;
    outputs.set(name, type === 'Dense' || type === 'RBF' ? undefined : flattened);
  }
  return inputs;
}

/** Undefined if a sample that is flattened is not an image. */
function imageShape([rows, columns, channels]: readonly number[]): ImageShape | undefined {
  return rows && columns && channels ? [rows, columns, channels] : undefined;
}
