import { wishForNetwork } from '../network/network.js';
import { takeRunNetwork } from '../network/run-network.js';
import { tell, untell } from '../page/notices.js';
import { view } from '../page/route.js';
import { takeCheckpoint } from './checkpoints.js';
import { epochsDone, type Run } from './run.js';
import { clearRun } from './run-control.js';
import { isBusy, restingStatus, run, runStatus } from './run-state.js';

/** Epochs done in a few characters: "0.03", "2". */
export function epochsDoneText(of: Run): string {
  return epochsDone(of)
    .toFixed(2)
    .replace(/\.?0+$/, '');
}

/** Goes on, in the place of this tab's run, with the run that a file holds. */
export async function takeUpRun(found: Run, checkpoint: Uint8Array): Promise<void> {
  const again = { name: 'Take up the run', run: () => void takeUpRun(found, checkpoint) };
  if (isBusy.peek()) {
    const text = 'This tab is training: pause it first, then take up the run of the file.';
    tell({ topic: 'take-up', kind: 'news', text, action: again });
    return;
  }
  untell('model-file');
  const isWished = wishForNetwork();
  const cleared = clearRun(found.settings);
  run.value = { ...found, id: run.peek().id };
  runStatus.value = restingStatus(found);
  view.value = 'train';
  await Promise.all([cleared, takeCheckpoint(checkpoint, run.peek())]);
  takeRunNetwork(isWished);
  const text = `The run of the file is here, ${epochsDoneText(found)} of ${found.settings.epochs} epochs done.`;
  tell({ topic: 'take-up', kind: 'news', text });
}
