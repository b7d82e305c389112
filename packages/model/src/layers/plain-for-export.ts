import { checkFinite, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { copyToPlain } from '../plain-from-sequential.js';
import { checkUniqueNames, readWeights } from '../read-weights.js';

/**
 * Copies a model for an export format. A plain model is returned as it is.
 * @param format name of the export format, for error messages
 * @throws UnsupportedLayerError at the first layer that a plain model cannot represent
 * @throws WeightsDtypeError, WeightsNotFiniteError, WeightsNameError
 */
export async function plainForExport(model: LayersModel | PlainModel, format: string): Promise<PlainModel> {
  const weights = await readWeights(model);
  checkFinite(weights, model.name);
  checkUniqueNames(weights, model.name);
  if ('config' in model) return model;
  return copyToPlain(model, (found, layer) => {
    const id = layer ?? { name: model.name, type: model.getClassName() };
    return new UnsupportedLayerError(id, format, found);
  });
}
