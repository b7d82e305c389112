import { filtersFigure } from '@lenet5/report';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { ReportFigure } from '../charts/report-figure.js';
import { useCalm } from '../charts/use-calm.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';

/** Milliseconds between two drawings of a layer's filters. */
const PACE = 700;

/** The kernels of both convolutions, as they change. */
export function Filters(): VNode | null {
  if (!network.value) return null;
  return (
    <section class="card" aria-labelledby="filters-heading">
      <h2 id="filters-heading">Filters</h2>
      <div class="pair">
        <LayerFilters layer="conv1" title="C1: 6 filters of 5×5" />
        <LayerFilters layer="conv2" title="C3: 16 filters of 5×5×6" />
      </div>
    </section>
  );
}

function LayerFilters({
  layer,
  title,
}: {
  readonly layer: 'conv1' | 'conv2';
  readonly title: string;
}): VNode {
  const present = useCalm(network, PACE);
  const svg = useMemo(() => {
    const options = { standalone: false, id: `filters-${layer}` };
    return present && filtersFigure(present.weights[layer].kernel, KERNEL_SHAPES[layer], options);
  }, [present, layer]);
  return (
    <div>
      <h3>{title}</h3>
      {svg && <ReportFigure svg={svg} />}
    </div>
  );
}
