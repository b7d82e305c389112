import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Picture } from '../components/picture.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';
import { useCalm } from '../scheduling/use-throttled.js';
import { kernelMosaic } from './kernel-mosaic.js';

/** Milliseconds between two drawings of a layer's filters. */
const PACE = 1000;

/** The kernels of both convolutions, as they change. */
export function Filters(): VNode | null {
  if (!network.value) return null;
  return (
    <section class="card" aria-labelledby="filters-heading">
      <h2 id="filters-heading">Filters</h2>
      <div class="filters">
        <LayerFilters layer="conv1" title="C1: 6 filters of 5×5" rows="One for each map." />
        <LayerFilters
          layer="conv2"
          title="C3: 16 filters of 5×5×6"
          rows="A column for each map, a row for each map of S2 below."
        />
      </div>
    </section>
  );
}

function LayerFilters({
  layer,
  title,
  rows,
}: {
  readonly layer: 'conv1' | 'conv2';
  readonly title: string;
  readonly rows: string;
}): VNode {
  const kernel = useCalm(network, PACE)?.weights[layer].kernel;
  const mosaic = useMemo(() => kernel && kernelMosaic(kernel, KERNEL_SHAPES[layer]), [kernel, layer]);
  const largest = kernel ? kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) : 0;
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
      </figcaption>
      {mosaic && (
        <Picture {...mosaic} largest={largest} label={`${title}, as a picture`} class="pixelated mosaic" />
      )}
      <p class="muted small">
        {rows} <span class="sign positive">positive</span> <span class="sign negative">negative</span>, the
        strongest weight {largest.toFixed(2)}.
      </p>
    </figure>
  );
}
