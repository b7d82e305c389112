import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Heatmap } from '../components/heatmap.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { useThrottled } from '../scheduling/use-throttled.js';
import { filterTiles } from './filter-tiles.js';

/** Milliseconds between two updates of the filters of a layer. */
const INTERVAL = 250;

/** The filters of both convolutions, as they change. */
export function Filters(): VNode | null {
  if (!network.value) return null;
  const words = laterTexts.value.train.filters;
  return (
    <section class="card" aria-labelledby="filters-heading">
      <h2 id="filters-heading">{words.title}</h2>
      <div class="filters">
        <LayerFilters layer="conv1" title={words.conv1} layout={words.conv1Layout} />
        <LayerFilters layer="conv2" title={words.conv2} layout={words.conv2Layout} />
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
  const words = laterTexts.value.train.filters;
  const largest = kernel ? kernel.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) : 0;
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
      </figcaption>
      {tiles && <Heatmap {...tiles} largest={largest} label={title} class="pixelated mosaic" />}
      <p class="muted small">
        {layout} {words.largest(decimals(largest, 2))} <span class="sign positive">{words.positive}</span>{' '}
        <span class="sign negative">{words.negative}</span>
      </p>
    </figure>
  );
}
