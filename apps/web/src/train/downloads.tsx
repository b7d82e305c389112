import type { VNode } from 'preact';
import { texts } from '../language/texts.js';
import { network } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { isBusy, isStarted } from '../run/run-state.js';
import { downloadCheckpoint, downloadOnnx, downloadSafetensors, downloadTfjs } from './download.js';

async function attempt(download: () => void | Promise<void>): Promise<void> {
  dismiss('download');
  try {
    await download();
  } catch (error) {
    notify({ topic: 'download', kind: 'error', text: texts.peek().train.downloads.failed(errorText(error)) });
  }
}

/** Buttons that download the selected network, or the run. */
export function Downloads(): VNode {
  const selected = network.value;
  const noNetwork = selected === undefined;
  const words = texts.value.train.downloads;
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
      <p class="muted small">{words.note(selected?.name ?? words.none)}</p>
    </section>
  );
}
