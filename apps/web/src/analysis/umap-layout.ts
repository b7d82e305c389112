import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { UMAP } from 'umap-js';
import { principalPlane, project } from './pca.js';

/** The seed of the random choices, so that the same values always give the same layout. */
const SEED = 1;

/** How many of the nearest points each point stays near to; the default of UMAP. */
const NEIGHBORS = 15;

/** The largest coordinate at the start: the range that UMAP starts from. */
const START_EXTENT = 10;

/** A state of the layout while it is computed. */
export interface Layout {
  /** Shape `[count, 2]`. */
  readonly points: Float32Array;
  /** The fraction of the passes that are done. */
  readonly fraction: number;
}

/**
 * Arranges points in a plane so that near neighbors stay near (UMAP, McInnes et al. 2018). The points start in their principal plane,
 * so that the layout also shows how classes relate, and does not depend on chance (Kobak and Linderman 2021). Yields the start, and
 * then the layout after each pass.
 *
 * @param features Shape `[count, size]`; more than 15 points.
 */
export function* umapLayout(features: Float32Array, size: number): Generator<Layout, void> {
  const start = project(features, principalPlane(features, size));
  yield { points: start, fraction: 0 };
  const rows = Array.from({ length: features.length / size }, (_, at) =>
    Array.from(features.subarray(at * size, (at + 1) * size)),
  );
  const generator = xoroshiro128plus(SEED);
  const umap = new UMAP({ nNeighbors: NEIGHBORS, random: () => uniformFloat64(generator) });
  const passes = umap.initializeFit(rows);
  const embedding = umap.getEmbedding();
  const scale = START_EXTENT / start.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  for (const [at, point] of embedding.entries()) {
    point[0] = scale * start[2 * at]!;
    point[1] = scale * start[2 * at + 1]!;
  }
  for (let done = 1; done <= passes; done++) {
    umap.step();
    yield { points: centered(embedding), fraction: done / passes };
  }
}

/** Points around their mean, shape `[count, 2]`. */
function centered(embedding: readonly (readonly number[])[]): Float32Array {
  const mean = [0, 1].map(
    (axis) => embedding.reduce((sum, point) => sum + point[axis]!, 0) / embedding.length,
  );
  return Float32Array.from(embedding.flatMap((point) => [point[0]! - mean[0]!, point[1]! - mean[1]!]));
}
