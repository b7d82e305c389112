import type { Network, RbfLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { addCenters } from '../layers/rbf-centers.js';
import { Arena } from '../memory/arena.js';
import type { Buffer } from '../memory/buffer.js';
import type { Places } from '../memory/places.js';
import { type MatrixValue, matrixValue } from '../memory/value.js';
import type { PlanContext, PlanOptions } from '../plan-context.js';
import { WeightContext } from '../weight-context.js';

/** What the prediction of a single image refers to: a part of a context that also trains, or an {@link OnlySingleContext}. */
export type SingleContext = WeightContext &
  Pick<PlanContext, 'layers' | 'centers'> & { readonly options: Pick<PlanOptions, 'scale' | 'shift'> };

/** The buffers that JavaScript writes and reads to predict a single image. */
export type SinglePlaces = Pick<Places, 'images' | 'predictions'>;

/** The buffers of a program that only predicts single images: no gradients, and no values for lane groups but those of the last layer. */
export class OnlySingleContext extends WeightContext {
  readonly options: SingleContext['options'] = { scale: 1 / 255, shift: 0 };
  readonly layers: readonly LayerPlan[];
  readonly #centers: Buffer | undefined;

  constructor(network: Network) {
    super(network, new Arena(1, 1), undefined);
    const layer = network.layers.at(-1);
    if (!layer || typeof layer.output !== 'number')
      throw new RangeError('a network without a vector at its end');
    const vector = (name: string, units: number): MatrixValue => matrixValue(this.arena, name, units, 1);
    const output = vector('value output', layer.output);
    const input = layer.kind === 'rbf' ? vector(`value input of ${layer.name}`, layer.input) : output;
    this.layers = [{ layer, taken: [], input, output, isLeftToPooling: false }];
    this.#centers = layer.kind === 'rbf' ? addCenters(this.arena, layer) : undefined;
  }

  /** The centers of radial basis function units. */
  centers({ name }: RbfLayer): Buffer {
    if (!this.#centers) throw new RangeError(`${name} has no centers`);
    return this.#centers;
  }
}
