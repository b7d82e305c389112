import { encodeSafetensors } from '@lenet5/core';
import type { VNode } from 'preact';
import { tensorsOf } from '../explain/weights.js';
import { network } from '../network/network.js';
import { messageOf, tell, untell } from '../page/notices.js';
import { latestCheckpoint } from '../run/checkpoints.js';
import { runFile } from '../run/run-file.js';
import { hasBegun, isBusy, run } from '../run/run-state.js';
import { ask } from '../worker/client.js';

/** Gives the reader a file. */
function save(name: string, content: Uint8Array | string): void {
  const part = typeof content === 'string' ? content : Uint8Array.from(content);
  const address = URL.createObjectURL(new Blob([part]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function trying(work: () => void | Promise<void>): Promise<void> {
  untell('download');
  try {
    await work();
  } catch (error) {
    tell({ topic: 'download', kind: 'error', text: `Nothing was saved: ${messageOf(error)}.` });
  }
}

function saveSafetensors(): void {
  const present = network.peek();
  if (present)
    save('lenet5.safetensors', encodeSafetensors(tensorsOf(present.weights), { network: present.name }));
}

async function saveTfjs(): Promise<void> {
  const present = network.peek();
  if (!present) return;
  const { json, weights } = await ask((api) => api.toTfjs(tensorsOf(present.weights)));
  save('model.json', json);
  save('weights.bin', weights);
}

async function saveOnnx(): Promise<void> {
  const present = network.peek();
  if (present) save('lenet5.onnx', await ask((api) => api.toOnnx(tensorsOf(present.weights))));
}

async function saveCheckpoint(): Promise<void> {
  const present = run.peek();
  const bytes = await latestCheckpoint();
  if (!bytes) throw new Error('the run has no checkpoint yet');
  save('lenet5-checkpoint.safetensors', runFile(present, bytes));
}

/** The present network as files. */
export function Downloads(): VNode {
  const none = network.value === undefined;
  return (
    <section class="card downloads" aria-labelledby="downloads-heading">
      <h2 id="downloads-heading">Take it with you</h2>
      <div class="row">
        <button type="button" disabled={none} onClick={() => void trying(saveSafetensors)}>
          safetensors
        </button>
        <button type="button" disabled={none} onClick={() => void trying(saveTfjs)}>
          tfjs
        </button>
        <button type="button" disabled={none} onClick={() => void trying(saveOnnx)}>
          ONNX
        </button>
        <button
          type="button"
          disabled={!hasBegun.value || isBusy.value}
          onClick={() => void trying(saveCheckpoint)}
        >
          Checkpoint
        </button>
      </div>
      <p class="muted small">
        The network shown at the top: {network.value?.name ?? 'none yet'}. A checkpoint is the whole run, to
        go on with another time. All but ONNX load again by “Load…”, or dropped on the page.
      </p>
    </section>
  );
}
