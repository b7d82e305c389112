import type { VNode } from 'preact';
import { chooseNetwork, type NetworkChoice, networkChoice } from './network-choice.js';
import './network-1998.css';

const NAMES: Readonly<Record<NetworkChoice, string>> = {
  modern: 'Today’s version',
  1998: 'LeNet-5 (1998)',
};

/** The switch between today's version of LeNet-5 and the network of 1998. */
export function NetworkSwitch(): VNode {
  return (
    <fieldset class="network-switch" aria-label="Network">
      {(['modern', '1998'] as const).map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="network"
            value={choice}
            checked={networkChoice.value === choice}
            onChange={() => chooseNetwork(choice)}
          />
          {NAMES[choice]}
        </label>
      ))}
    </fieldset>
  );
}
