import type { VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { isBusy, isStarted } from '../run/run-state.js';
import { downloadCheckpoint, downloadOnnx, downloadSafetensors, downloadTfjs } from './download.js';

async function attempt(download: () => void | Promise<void>): Promise<void> {
  dismiss('download');
  try {
    await download();
  } catch (error) {
    const why = errorText(error);
    notify({
      topic: 'download',
      kind: 'error',
      text: () => laterTexts.value.train.downloads.failed(why),
    });
  }
}

/** Buttons that download the selected network, or the run. */
export function Downloads(): VNode {
  const selected = network.value;
  const noNetwork = selected === undefined;
  const words = laterTexts.value.train.downloads;
  return (
    <section class="card downloads" aria-labelledby="downloads-heading">
      <h2 id="downloads-heading">{words.title}</h2>
      <div class="row">
        <button type="button" disabled={noNetwork} onClick={() => void attempt(downloadSafetensors)}>
          safetensors
        </button>
        <button type="button" disabled={noNetwork} onClick={() => void attempt(downloadTfjs)}>
          tfjs
        </button>
        <button type="button" disabled={noNetwork} onClick={() => void attempt(downloadOnnx)}>
          ONNX
        </button>
        <button
          type="button"
          disabled={!isStarted.value || isBusy.value}
          onClick={() => void attempt(downloadCheckpoint)}
        >
          {words.checkpoint}
        </button>
      </div>
      <p class="muted small">{words.note(selected ? networkName(selected) : words.none)}</p>
    </section>
  );
}
