import { C3_CONNECTIONS } from '@lenet5/core';
import type { Tensor4, Weights1998 } from '@lenet5/reference';
import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { laterTexts } from '../language/texts.js';
import { mapOf } from './map-of.js';
import { activations1998, weights1998 } from './run-1998.js';

/** Number of maps of S2. */
const INPUTS = 6;

/** The map of C3 whose connections light up. */
const litMap: Signal<number> = signal(0);

/** The kernels of C3, one per connection: `[5, 5]` row-major. */
function kernelsOf({ c3 }: Weights1998): Float64Array[] {
  const count = C3_CONNECTIONS.flat().length;
  return Array.from({ length: count }, (_, connection) =>
    Float64Array.from({ length: 25 }, (_, place) => c3.kernel.values[place * count + connection] ?? 0),
  );
}

const largestOf = (values: ArrayLike<number>): number => Math.max(1e-12, ...Array.from(values, Math.abs));

/** The connection table of C3 as a picture: a kernel in each cell that has a connection. */
export function C3Table(): VNode {
  const activations = activations1998.value;
  const weights = weights1998.value;
  const kernels = kernelsOf(weights);
  const largest = largestOf(weights.c3.kernel.values);
  const { c3 } = laterTexts.value.network1998;
  const lit = litMap.value;
  const read = C3_CONNECTIONS[lit] ?? [];
  let connection = 0;
  const columns = C3_CONNECTIONS.map((maps, filter) => ({
    filter,
    cells: new Map(maps.map((map) => [map, kernels[connection++]!])),
  }));
  return (
    <section class="card" aria-labelledby="c3-heading">
      <h2 id="c3-heading">{c3.title}</h2>
      <p class="small">{c3.intro}</p>
      <div class="c3-table">
        <span />
        {columns.map(({ filter }) => (
          <button
            type="button"
            key={filter}
            class={`c3-map ${filter === lit ? 'lit' : ''}`}
            aria-pressed={filter === lit}
            aria-label={c3.map(filter)}
            onPointerEnter={() => light(filter)}
            onFocus={() => light(filter)}
            onClick={() => light(filter)}
          >
            <MapImage values={activations?.c3} channel={filter} />
          </button>
        ))}
        {Array.from({ length: INPUTS }, (_, map) => [
          <span key={`s2-${map}`} class={`c3-map ${read.includes(map) ? 'lit' : ''}`}>
            <MapImage values={activations?.s2} channel={map} />
          </span>,
          ...columns.map(({ filter, cells }) => {
            const kernel = cells.get(map);
            return (
              <span
                key={`${map}-${filter}`}
                class={`c3-cell ${kernel ? 'connected' : ''} ${filter === lit ? 'lit' : ''}`}
                onPointerEnter={() => light(filter)}
              >
                {kernel && <Heatmap values={kernel} width={5} largest={largest} />}
              </span>
            );
          }),
        ])}
      </div>
      <p class="small" aria-live="polite" data-c3-sentence>
        {c3.reads(lit, read.slice(0, -1).join(', '), String(read.at(-1)))}
      </p>
    </section>
  );
}

function light(filter: number): void {
  litMap.value = filter;
}

/** One map of a layer; nothing without a digit. */
function MapImage({
  values,
  channel,
}: {
  readonly values: Tensor4 | undefined;
  readonly channel: number;
}): VNode | null {
  if (!values) return null;
  return (
    <Heatmap values={mapOf(values, channel)} width={values.shape[2]} largest={largestOf(values.values)} />
  );
}
