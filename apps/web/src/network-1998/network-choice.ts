import { computed, type ReadonlySignal } from '@preact/signals';
import { params, setParam } from '../page/route.js';

/** The network that the views show: today's version of LeNet-5, or the one of 1998. */
export type NetworkChoice = 'modern' | '1998';

/** The chosen network, which the address names: `network=1998`. Any other value is today's version. */
export const networkChoice: ReadonlySignal<NetworkChoice> = computed(() =>
  params.value.network === '1998' ? '1998' : 'modern',
);

/** Chooses the network that the views show. */
export function chooseNetwork(choice: NetworkChoice): void {
  setParam('network', choice === '1998' ? '1998' : null);
}
