import { type LayerSummary, type ModelSummary, summary } from '@lenet5/model';
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { texts } from '../language/texts.js';
import { otherNetwork } from '../network/network.js';
import { reportUnused } from '../page/address-problems.js';
import { params, setParam } from '../page/route.js';

/** The layers of the open network. */
export const modelSummary: ReadonlySignal<ModelSummary | undefined> = computed(
  () => otherNetwork.value && summary(otherNetwork.value.model),
);

/** The layer that is shown until one is chosen: the first one with weights, or the first one. */
function firstShown(layers: readonly LayerSummary[]): number {
  return Math.max(
    0,
    layers.findIndex(({ parameters }) => parameters > 0),
  );
}

/** The index of the layer whose output is shown: `layer=conv1` of the address. */
export const shownLayer: ReadonlySignal<number> = computed(() => {
  const layers = modelSummary.value?.layers ?? [];
  const chosen = layers.findIndex(({ name }) => name === params.value.layer);
  return chosen < 0 ? firstShown(layers) : chosen;
});

/** Shows the output of a layer. */
export function showLayer(index: number): void {
  const layers = modelSummary.peek()?.layers ?? [];
  setParam('layer', index === firstShown(layers) ? null : (layers[index]?.name ?? null));
}

/** Reports a layer of the address that the network does not have. Returns a function that ends it. */
export function followLayer(): () => void {
  return effect(() => {
    const { layer } = params.value;
    const names = modelSummary.value?.layers.map(({ name }) => name) ?? [];
    const isKnown = layer === undefined || names.includes(layer);
    const reason = (): string => texts.value.address.use(names.join(', '));
    reportUnused('layer', isKnown ? [] : [{ value: `layer=${layer}`, reason }]);
  });
}
