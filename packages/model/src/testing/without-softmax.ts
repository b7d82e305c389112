import { type LayersModel, type ModelAndWeightsConfig, models } from '@tensorflow/tfjs-layers';

/** The same model without the activation of its last layer, so that it returns logits. */
export async function withoutSoftmax(model: LayersModel): Promise<LayersModel> {
  const topology = JSON.parse(String(model.toJSON(null, true)));
  topology.config.layers.at(-1).config.activation = 'linear';
  const logits = await models.modelFromJSON({ modelTopology: topology } as ModelAndWeightsConfig);
  logits.setWeights(model.getWeights());
  return logits;
}
