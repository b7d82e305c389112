import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { gradients, pass, selected } from './look-state.js';
import { largestOf } from './maps.js';

/** The weights of one filter on one input map, 5×5: a slice of kernel weights `[5, 5, inputs, filters]` or of their gradient. */
function slice(
  kernel: ArrayLike<number>,
  inputs: number,
  filters: number,
  input: number,
  filter: number,
): number[] {
  return Array.from({ length: 25 }, (_, tap) => kernel[(tap * inputs + input) * filters + filter]!);
}

/**
 * The filters of a layer, or their gradients: of C1 all filters, of C3 the filter of the selected map, one slice per map
 * of S2.
 */
export function Filters({ layer }: { readonly layer: 'conv1' | 'conv2' }): VNode | null {
  const backward = pass.value === 'backward';
  const kernel = backward ? gradients.value?.weights[layer].dKernel : network.value?.weights[layer].kernel;
  if (!kernel) return null;
  const [, , inputs = 1, filters = 1] = KERNEL_SHAPES[layer];
  const { layer: selectedLayer, channel } = selected.value;
  const filter = selectedLayer === layer ? channel : 0;
  const largest = largestOf(kernel);
  const words = laterTexts.value.look.filters[pass.value];
  const slices =
    layer === 'conv1'
      ? Array.from({ length: filters }, (_, f) => ({ f, c: 0, label: words.one(f + 1) }))
      : Array.from({ length: inputs }, (_, c) => ({
          f: filter,
          c,
          label: words.slice(filter + 1, c + 1),
        }));
  return (
    <figure class="layer-filters">
      <figcaption>{layer === 'conv1' ? words.all : words.slices(filter + 1)}</figcaption>
      <div class="maps maps-6">
        {slices.map(({ f, c, label }) => (
          <Heatmap
            key={`${f}-${c}`}
            values={slice(kernel, inputs, filters, c, f)}
            width={5}
            largest={largest}
            label={label}
            class="pixelated framed"
          />
        ))}
      </div>
    </figure>
  );
}
