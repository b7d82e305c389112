import type { Layout } from './umap-layout.js';

/** The functions of the worker that arranges points. It has a worker of its own, which ends when its result is no longer needed. */
export interface UmapApi {
  /**
   * Arranges points so that near neighbors stay near.
   *
   * @param features Shape `[count, size]`.
   * @param onLayout Called with the start, and after each pass.
   */
  arrange(
    features: Float32Array,
    size: number,
    onLayout: (layout: Layout) => void | Promise<void>,
  ): Promise<void>;
  /** Returns the name of a lock that the worker holds until it ends; undefined without the Web Locks API. */
  lifeLock(): Promise<string | undefined>;
}
