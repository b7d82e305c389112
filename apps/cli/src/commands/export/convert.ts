import { type DescribedData, toCsv, toSafetensors } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import type { Format, Layout } from './formats.js';

/**
 * Converts a model to a single-file format. Loads the converters to ONNX and Keras only if needed.
 *
 * @param data what a safetensors file says about the data of the model.
 * @throws UnsupportedLayerError if the format does not support a layer.
 */
export async function convert(
  model: TrainableModel,
  format: Exclude<Format, 'tfjs'>,
  layout: Layout,
  data: DescribedData = {},
): Promise<Uint8Array> {
  switch (format) {
    case 'safetensors':
      return toSafetensors(model, { layout, ...data });
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
