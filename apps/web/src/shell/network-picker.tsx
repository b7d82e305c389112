import type { VNode } from 'preact';
import { openModelFiles } from '../model-files/open-model-files.js';
import { network, runNetwork, selectNetwork, shippedNetwork } from '../network/network.js';

/** Selects the network that predicts and is shown, and opens another one from a file. */
export function NetworkPicker(): VNode {
  const selected = network.value;
  const select = (origin: string): void => {
    if (origin === 'shipped' || origin === 'run') selectNetwork(origin);
  };
  const open = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void openModelFiles(files);
    input.value = '';
  };
  return (
    <div class="network-picker">
      <label>
        <span class="label">Network</span>
        <select
          aria-label="Network"
          value={selected?.origin ?? ''}
          onChange={(event) => select(event.currentTarget.value)}
        >
          {!selected && <option value="">loading…</option>}
          {shippedNetwork.value && <option value="shipped">{shippedNetwork.value.name}</option>}
          {runNetwork.value && <option value="run">{runNetwork.value.name}</option>}
          {selected?.origin === 'file' && <option value="file">{selected.name}</option>}
        </select>
      </label>
      <label class="button">
        Open…
        <input
          class="visually-hidden"
          type="file"
          multiple
          accept=".safetensors,.json,.bin"
          aria-label="Open a model: a safetensors file, or model.json with weights.bin"
          onChange={(event) => open(event.currentTarget)}
        />
      </label>
    </div>
  );
}
