import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Lets batch normalizations that are frozen use their moving averages in training, as Keras and the compiled engine do. tfjs would use
 * the statistics of the batch, and move the averages.
 * @param model a copy that the engine owns: its layers are changed
 * @param frozen whether the layer with this index is frozen
 */
export function fixNormalizations(model: LayersModel, frozen: (index: number) => boolean): void {
  for (const [index, layer] of model.layers.entries()) {
    if (layer.getClassName() !== 'BatchNormalization' || !frozen(index)) continue;
    const call = layer.call.bind(layer);
    layer.call = (inputs, options) => call(inputs, { ...options, training: false });
  }
}
