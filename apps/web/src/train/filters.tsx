import { filtersFigure } from '@lenet5/report';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { ReportFigure } from '../charts/report-figure.js';
import { useCalm } from '../charts/use-calm.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';

/** The kernels of both convolutions, as they change. */
export function Filters(): VNode | null {
  const present = useCalm(network, 500);
  const figures = useMemo(
    () =>
      present &&
      (['conv1', 'conv2'] as const).map((layer) =>
        filtersFigure(present.weights[layer].kernel, KERNEL_SHAPES[layer], {
          standalone: false,
          id: `filters-${layer}`,
        }),
      ),
    [present],
  );
  if (!figures) return null;
  return (
    <section class="card" aria-labelledby="filters-heading">
      <h2 id="filters-heading">Filters</h2>
      <div class="pair">
        <div>
          <h3>C1: 6 filters of 5×5</h3>
          <ReportFigure svg={figures[0]!} />
        </div>
        <div>
          <h3>C3: 16 filters of 5×5×6</h3>
          <ReportFigure svg={figures[1]!} />
        </div>
      </div>
    </section>
  );
}
