import {
  type LayersModel,
  type ModelAndWeightsConfig,
  models,
  type Sequential,
} from '@tensorflow/tfjs-layers';

/** The same model, with the same weights, whose last layer has no activation: it gives the logits. */
export async function withoutSoftmax(model: Sequential): Promise<LayersModel> {
  const topology = JSON.parse(String(model.toJSON(null, true)));
  topology.config.layers.at(-1).config.activation = 'linear';
  const logits = await models.modelFromJSON({ modelTopology: topology } as ModelAndWeightsConfig);
  logits.setWeights(model.getWeights());
  return logits;
}
