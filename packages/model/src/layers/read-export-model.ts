import {
  type BatchNormalizationLayer,
  checkFinite,
  type ImageShape,
  type Layer,
  type NamedTensor,
  type PlainModel,
  readLayerStack,
  type WeightSpec,
} from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { checkUniqueNames, readWeights } from '../read-weights.js';
import type {
  ExportDense,
  ExportLayer,
  ExportModel,
  ExportNormalization,
  OnnxOnlyLayer,
} from './export-layer.js';

/**
 * Reads the layers and weights of a model of the layers of `@lenet5/core`, on inputs of known size.
 * @param format name of the export format, for error messages
 * @throws UnsupportedLayerError at the first layer that is not one of these
 * @throws WeightsDtypeError, WeightsNotFiniteError, WeightsNameError
 */
export async function readWithWeights(
  model: LayersModel | PlainModel,
  format: string,
): Promise<ExportModel<ExportLayer | OnnxOnlyLayer>> {
  const weights = await readWeights(model);
  checkFinite(weights, model.name);
  checkUniqueNames(weights, model.name);
  const { inputShape, layers } = readLayerStack(model, (found, layer) => {
    return new UnsupportedLayerError(
      layer ?? { name: model.name, type: model.getClassName() },
      format,
      found,
    );
  });
  const byName = new Map(weights.map((weight) => [weight.name, weight]));
  return { name: model.name, inputShape, layers: addWeights(layers, byName, format) };
}

function addWeights(
  layers: readonly Layer[],
  byName: ReadonlyMap<string, NamedTensor>,
  format: string,
): (ExportLayer | OnnxOnlyLayer)[] {
  let image: ImageShape | undefined;
  return layers.map((layer) => {
    switch (layer.type) {
      case 'Conv2D':
        return withTensors(layer, byName);
      case 'DepthwiseConv2D':
        return withTensors(layer, byName);
      case 'SeparableConv2D': {
        const pointwiseKernel = byName.get(layer.pointwiseKernel.name)!;
        return { ...withTensors(layer, byName), pointwiseKernel };
      }
      case 'Dense': {
        const [inputs = 0] = layer.inputShape;
        const dense: ExportDense = { ...withTensors(layer, byName), image: image ?? [1, 1, inputs] };
        image = undefined;
        return dense;
      }
      case 'Add':
        throw new UnsupportedLayerError(layer, format, 'a layer of this type');
      case 'Flatten':
        image ??= imageShape(layer.inputShape);
        return layer;
      case 'BatchNormalization':
        return withAverages(layer, byName);
      case 'TableConv2D':
        return withBias(layer, byName);
      case 'Subsampling2D':
        return withBias(layer, byName);
      default:
        return layer;
    }
  });
}

/** `readLayerStack()` takes the names of the weights from the model, so each has a tensor. */
function withTensors<L extends { readonly kernel: WeightSpec; readonly bias?: WeightSpec }>(
  { kernel, bias, ...config }: L,
  byName: ReadonlyMap<string, NamedTensor>,
): Omit<L, 'kernel' | 'bias'> & { readonly kernel: NamedTensor; readonly bias?: NamedTensor } {
  const tensors = { kernel: byName.get(kernel.name)! };
  return bias ? { ...config, ...tensors, bias: byName.get(bias.name)! } : { ...config, ...tensors };
}

/** As {@link withTensors}, of a layer that always has a bias. */
function withBias<L extends { readonly kernel: WeightSpec; readonly bias: WeightSpec }>(
  { kernel, bias, ...config }: L,
  byName: ReadonlyMap<string, NamedTensor>,
): Omit<L, 'kernel' | 'bias'> & { readonly kernel: NamedTensor; readonly bias: NamedTensor } {
  return { ...config, kernel: byName.get(kernel.name)!, bias: byName.get(bias.name)! };
}

/** As {@link withTensors}, of a batch normalization. */
function withAverages(
  { gamma, beta, movingMean, movingVariance, ...config }: BatchNormalizationLayer,
  byName: ReadonlyMap<string, NamedTensor>,
): ExportNormalization {
  return {
    ...config,
    ...(gamma && { gamma: byName.get(gamma.name)! }),
    ...(beta && { beta: byName.get(beta.name)! }),
    movingMean: byName.get(movingMean.name)!,
    movingVariance: byName.get(movingVariance.name)!,
  };
}

/** Undefined if a sample that is flattened is not an image. */
function imageShape([rows, columns, channels]: readonly number[]): ImageShape | undefined {
  return rows && columns && channels ? [rows, columns, channels] : undefined;
}
