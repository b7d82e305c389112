import { toCsv, toSafetensors } from '@lenet5/model';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Format, Layout } from './formats.js';

/**
 * Writes a model in a format of one file; the converters of ONNX and Keras are loaded when they are asked for.
 *
 * @throws UnsupportedLayerError where the format has no words for a layer.
 */
export async function convert(
  model: Sequential,
  format: Exclude<Format, 'tfjs'>,
  layout: Layout,
): Promise<Uint8Array> {
  switch (format) {
    case 'safetensors':
      return toSafetensors(model, { layout });
    case 'csv':
      return new TextEncoder().encode(await toCsv(model));
    case 'onnx': {
      const { toOnnx } = await import('@lenet5/model/onnx');
      return toOnnx(model);
    }
    case 'keras': {
      const { toKeras } = await import('@lenet5/model/keras');
      return toKeras(model);
    }
  }
}
