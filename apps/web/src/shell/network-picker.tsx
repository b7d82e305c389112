import type { VNode } from 'preact';
import { percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { network, otherNetwork, runNetwork, selectNetwork, shippedNetwork } from '../network/network.js';
import { fileNetworkName, networkName } from '../network/network-name.js';
import { openFiles } from './open-files.js';

/** Selects the network that predicts and is shown, and opens another one from a file. */
export function NetworkPicker(): VNode {
  const { shell } = texts.value;
  const selected = network.value;
  const other = otherNetwork.value;
  const shipped = shippedNetwork.value;
  const select = (origin: string): void => {
    if (origin === 'shipped' || origin === 'run') selectNetwork(origin);
  };
  const open = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void openFiles(files);
    input.value = '';
  };
  return (
    <div class="network-picker">
      <label>
        <span class="label">{shell.network}</span>
        <select
          aria-label={shell.network}
          value={other ? 'other' : (selected?.origin ?? '')}
          onChange={(event) => select(event.currentTarget.value)}
        >
          {!selected && <option value="">{shell.networkLoading}</option>}
          {shipped && (
            <option value="shipped">{shell.readyMade(percentage(shipped.accuracy ?? 0, 1))}</option>
          )}
          {runNetwork.value && <option value="run">{networkName(runNetwork.value)}</option>}
          {selected?.origin === 'file' && <option value="file">{networkName(selected)}</option>}
          {other && <option value="other">{fileNetworkName(other.files)}</option>}
        </select>
      </label>
      <label class="button">
        {shell.openFile}
        <input
          class="visually-hidden"
          type="file"
          multiple
          accept=".safetensors,.json,.bin,.onnx,.keras,.h5,.hdf5,.csv"
          aria-label={shell.openFileLong}
          onChange={(event) => open(event.currentTarget)}
        />
      </label>
    </div>
  );
}
