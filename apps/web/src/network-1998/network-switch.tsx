import type { VNode } from 'preact';
import { chooseNetwork, networkChoice } from './network-choice.js';
import './network-1998.css';
import { laterTexts } from '../language/texts.js';

/** The switch between today's version of LeNet-5 and the network of 1998. */
export function NetworkSwitch(): VNode {
  const { choice: label, names } = laterTexts.value.network1998;
  return (
    <fieldset class="network-switch" aria-label={label}>
      {(['modern', '1998'] as const).map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="network"
            value={choice}
            checked={networkChoice.value === choice}
            onChange={() => chooseNetwork(choice)}
          />
          {names[choice]}
        </label>
      ))}
    </fieldset>
  );
}
