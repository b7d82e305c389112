import type { VNode } from 'preact';
import { takeModelFiles } from '../model-files/open-model-files.js';
import { network, shippedNetwork, wishForNetwork } from '../network/network.js';
import { runNetwork } from '../network/run-network.js';

/** Which network predicts and is looked into, and how to change that. */
export function NetworkPicker(): VNode {
  const present = network.value;
  const choose = (value: string): void => {
    const wanted =
      value === 'shipped' ? shippedNetwork.value : value === 'run' ? runNetwork.value : undefined;
    if (!wanted) return;
    wishForNetwork();
    network.value = wanted;
  };
  const take = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void takeModelFiles(files);
    input.value = '';
  };
  return (
    <div class="network-picker">
      <label>
        <span class="label">Network</span>
        <select
          aria-label="Network"
          value={present?.origin ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {!present && <option value="">coming…</option>}
          {shippedNetwork.value && <option value="shipped">{shippedNetwork.value.name}</option>}
          {runNetwork.value && <option value="run">{runNetwork.value.name}</option>}
          {present?.origin === 'file' && <option value="file">{present.name}</option>}
        </select>
      </label>
      <label class="button">
        Load…
        <input
          class="visually-hidden"
          type="file"
          multiple
          accept=".safetensors,.json,.bin"
          aria-label="Load a model: a safetensors file, or model.json with weights.bin"
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
    </div>
  );
}
