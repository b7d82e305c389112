import { effect } from '@preact/signals';
import { wishForNetwork } from '../network/network.js';
import { takeRunNetwork } from '../network/run-network.js';
import { tell } from '../page/notices.js';
import { params, setParam } from '../page/route.js';
import { paramsOf, settingsFrom } from '../settings/run-settings.js';
import { showEpoch } from './checkpoints.js';
import type { Run } from './run.js';
import { freshRun, holds } from './run-control.js';
import { hasBegun, restingStatus, run, runStatus, settings } from './run-state.js';
import { holdRun } from './storage/run-lock.js';
import { forgetRun, keptRun, keptRuns } from './storage/run-store.js';
import { epochsDoneText } from './take-up-run.js';

/** How many runs are kept besides those of open tabs. */
const MOST_KEPT = 1;

/** Takes up the latest run that was kept and that no other tab has; else begins a fresh one. */
export async function restoreRun(): Promise<void> {
  const isWished = wishForNetwork();
  const kept = await keptRuns().catch(() => []);
  let elsewhere = 0;
  for (const [index, candidate] of kept.entries()) {
    const letGo = await holdRun(candidate.id);
    if (!letGo) {
      elsewhere++;
      continue;
    }
    // Now that no other tab has it: one may just have gone on with it, or thrown it away.
    const present = await keptRun(candidate.id).catch(() => undefined);
    if (present && run.peek().id === '' && index < MOST_KEPT + elsewhere) {
      holds(letGo);
      await takeUp(present, isWished);
    } else {
      await forgetRun(candidate.id).catch(() => undefined);
      letGo();
    }
  }
  if (run.peek().id !== '') return;
  await freshRun(settingsFrom(params.peek()));
  if (elsewhere > 0) {
    tell({
      topic: 'tabs',
      kind: 'news',
      text: 'Another tab has a run of its own; this one begins a fresh one.',
    });
  }
}

async function takeUp(kept: Run, isWished: () => boolean): Promise<void> {
  run.value = kept;
  runStatus.value = restingStatus(kept);
  await showEpoch('live');
  takeRunNetwork(isWished);
  tell({
    topic: 'restored',
    kind: 'news',
    text: `Your last run is here again, ${epochsDoneText(kept)} of ${kept.settings.epochs} epochs done.`,
  });
}

/** Keeps the settings in the address, and takes them from it while nothing has been trained. */
export function followSettings(): void {
  effect(() => {
    for (const [name, value] of Object.entries(paramsOf(settings.value))) setParam(name, value);
  });
  addEventListener('hashchange', () => {
    if (!hasBegun.peek()) run.value = { ...run.peek(), settings: settingsFrom(params.peek()) };
  });
}
