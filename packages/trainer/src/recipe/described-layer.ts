import { isRecord } from '../is-record.js';

/** Class and configuration of a layer. */
export interface DescribedLayer {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** The layers of a value that may be a model, in order; none if it has no list of layers. */
export function describedLayers(model: unknown): DescribedLayer[] {
  if (!isRecord(model) || !Array.isArray(model.layers)) return [];
  const layers: readonly unknown[] = model.layers;
  return layers.map(describe);
}

function describe(layer: unknown): DescribedLayer {
  if (!isRecord(layer)) return { type: '', config: {} };
  const { getClassName, getConfig } = layer;
  const type: unknown = typeof getClassName === 'function' ? getClassName.call(layer) : '';
  const config: unknown = typeof getConfig === 'function' ? getConfig.call(layer) : {};
  return { type: String(type), config: isRecord(config) ? config : {} };
}
