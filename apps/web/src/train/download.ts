import { encodeSafetensors, LENET5 } from '@lenet5/core';
import { tensorsOf } from '../explain/weights.js';
import { en } from '../language/en.js';
import { network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { saveFile } from '../page/save-file.js';
import { NoCheckpointError } from '../run/no-checkpoint-error.js';
import { runController } from '../run/run-controller.js';
import { runFile } from '../run/run-file.js';
import { run } from '../run/run-state.js';
import { trainingWorker } from '../worker/client.js';

/** Downloads the selected network as `lenet5.safetensors`. */
export function downloadSafetensors(): void {
  const selected = network.peek();
  if (!selected) return;
  saveFile(
    'lenet5.safetensors',
    encodeSafetensors(tensorsOf(selected.weights), { network: networkName(selected, en), ...LENET5 }),
  );
}

/** Downloads the selected network as `model.json` and `weights.bin`. */
export async function downloadTfjs(): Promise<void> {
  const selected = network.peek();
  if (!selected) return;
  const { json, weights } = await trainingWorker.call((api) => api.toTfjs(tensorsOf(selected.weights)));
  saveFile('model.json', json);
  saveFile('weights.bin', weights);
}

/** Downloads the selected network as `lenet5.onnx`. */
export async function downloadOnnx(): Promise<void> {
  const selected = network.peek();
  if (!selected) return;
  saveFile('lenet5.onnx', await trainingWorker.call((api) => api.toOnnx(tensorsOf(selected.weights))));
}

/**
 * Downloads the latest checkpoint of the run.
 * @throws NoCheckpointError if there is none
 */
export async function downloadCheckpoint(): Promise<void> {
  const present = run.peek();
  const bytes = await runController.latestCheckpoint();
  if (!bytes) throw new NoCheckpointError();
  saveFile('lenet5-checkpoint.safetensors', runFile(present, bytes));
}
