import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';
import { gradients, pass, selected } from './look-state.js';
import { largestOf } from './maps.js';

/** One 5×5 slice of a kernel `[5, 5, inputs, filters]`, or of its gradient. */
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
 * The filters that make a layer's maps, or the gradient that the digit sends to each: all of C1's, of C3 those of the
 * chosen map.
 */
export function Kernels({ layer }: { readonly layer: 'conv1' | 'conv2' }): VNode | null {
  const backward = pass.value === 'backward';
  const kernel = backward ? gradients.value?.weights[layer].dKernel : network.value?.weights[layer].kernel;
  if (!kernel) return null;
  const [, , inputs = 1, filters = 1] = KERNEL_SHAPES[layer];
  const { layer: chosenLayer, channel } = selected.value;
  const filter = chosenLayer === layer ? channel : 0;
  const largest = largestOf(kernel);
  const what = backward ? 'Gradient of the filter' : 'Filter';
  const slices =
    layer === 'conv1'
      ? Array.from({ length: filters }, (_, f) => ({ f, c: 0, words: `${what} of map ${f + 1}` }))
      : Array.from({ length: inputs }, (_, c) => ({
          f: filter,
          c,
          words: `${what} of map ${filter + 1}, on map ${c + 1} of S2`,
        }));
  return (
    <figure class="kernels">
      <figcaption>
        {layer === 'conv1'
          ? `${what}s of the six maps`
          : `${what} of map ${filter + 1}, one slice for each map of S2`}
      </figcaption>
      <div class="maps maps-6">
        {slices.map(({ f, c, words }) => (
          <Heatmap
            key={`${f}-${c}`}
            values={slice(kernel, inputs, filters, c, f)}
            width={5}
            largest={largest}
            label={words}
            class="pixelated framed"
          />
        ))}
      </div>
    </figure>
  );
}
