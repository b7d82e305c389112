import { CACHE_LINE, STEP_RECORD_BYTES } from '../../contract.generated.js';
import { INPUT, type Network } from '../../lower/network.js';
import type { Table } from '../memory/arena.js';
import type { Buffer } from '../memory/buffer.js';
import { FRAME_STRIDE, IMAGE_OVERREAD, imageBytes } from '../memory/places.js';
import type { WeightMatrix } from '../memory/weight-matrix.js';
import type { Sections } from '../op.js';
import { OnlySingleContext } from './single-context.js';
import { singlePrediction } from './single-prediction.js';
import type { SingleValue } from './single-value.js';

/** A network that predicts single images, before it is encoded. */
export interface SinglePlan {
  readonly network: Network;
  readonly places: Readonly<Record<'frames' | 'barrier' | 'rows' | 'images' | 'predictions', Buffer>>;
  readonly weights: readonly WeightMatrix[];
  readonly tables: readonly Table[];
  readonly sections: Sections;
  /** The output of each layer of the model, before a softmax; undefined if no buffer holds it. */
  readonly values: readonly (SingleValue | undefined)[];
  /** End of the last buffer, in bytes. */
  readonly bytes: number;
}

/** Creates the plan of a program that predicts single images and keeps the outputs of all layers of the model. */
export function makeSinglePlan(network: Network): SinglePlan {
  const context = new OnlySingleContext(network);
  const { arena } = context;
  const places = {
    frames: arena.add('frames', 'FrameRecord [1]', FRAME_STRIDE),
    barrier: arena.add('barrier', 'i32 [1][16]', CACHE_LINE),
    rows: arena.add('step rows', 'StepRecord [1]', STEP_RECORD_BYTES),
    images: arena.add('image', `u8 [${network.input.join('][')}]`, imageBytes(network, {}) + IMAGE_OVERREAD),
    predictions: arena.add('predictions', `f32 [4][${network.outputs}]`, 16 * network.outputs),
  };
  const ends = network.ends.filter((end) => end !== undefined);
  const { sections, input, values } = singlePrediction(context, places, new Set(ends));
  // Radial basis function units compute their outputs in a column for lane groups.
  const outputOf = (end: number): SingleValue | undefined =>
    network.layers[end]?.kind === 'rbf' ? undefined : values[end];
  return {
    network,
    places,
    sections,
    weights: context.weights,
    tables: arena.tables,
    bytes: arena.end,
    values: network.ends.map((end) =>
      end === INPUT ? input : end === undefined ? undefined : outputOf(end),
    ),
  };
}
