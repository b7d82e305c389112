import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Heatmap } from '../components/heatmap.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';
import { useThrottled } from '../scheduling/use-throttled.js';
import { filterTiles } from './filter-tiles.js';

/** Milliseconds between two updates of the filters of a layer. */
const INTERVAL = 250;

/** The filters of both convolutions, as they change. */
export function Filters(): VNode | null {
  if (!network.value) return null;
  return (
    <section class="card" aria-labelledby="filters-heading">
      <h2 id="filters-heading">Filters</h2>
      <div class="filters">
        <LayerFilters layer="conv1" title="C1: 6 filters of 5×5" layout="One filter per map." />
        <LayerFilters
          layer="conv2"
          title="C3: 16 filters of 5×5×6"
          layout="One column per map, one row per map of S2."
        />
      </div>
    </section>
  );
}

function LayerFilters({
  layer,
  title,
  layout,
}: {
  readonly layer: 'conv1' | 'conv2';
  readonly title: string;
  readonly layout: string;
}): VNode {
  const kernel = useThrottled(network, INTERVAL)?.weights[layer].kernel;
  const tiles = useMemo(() => kernel && filterTiles(kernel, KERNEL_SHAPES[layer]), [kernel, layer]);
  const largest = kernel ? kernel.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) : 0;
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
      </figcaption>
      {tiles && <Heatmap {...tiles} largest={largest} label={title} class="pixelated mosaic" />}
      <p class="muted small">
        {layout} Largest weight: {largest.toFixed(2)}. <span class="sign positive">positive</span>{' '}
        <span class="sign negative">negative</span>
      </p>
    </figure>
  );
}
