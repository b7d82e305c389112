import { currentInvocation, quoteWord } from '../../../invocation.js';
import { flagName } from '../config/flag-name.js';
import type { TrainConfig } from '../config/train-config.js';
import type { RunOutcome } from '../session/follow-run.js';

/** The next command proposes this many times the epochs, or the patience, of the run. */
const FACTOR = 2;

/** The command that resumes a run, ready to paste, with changed options if any. */
export function resumeCommand(folder: string, changes: Partial<TrainConfig> = {}): string {
  const call = currentInvocation();
  const flags = Object.entries(changes).map(([key, value]) => ` ${flagName(key)} ${value}`);
  return `${call} train --resume ${quoteWord(folder)}${flags.join('')}`;
}

/** A note after {@link nextCommand} if it makes the learning rate rise again, as more epochs of a cosine schedule do. */
export function nextCommandNote({ schedule }: TrainConfig, { end }: RunOutcome): string {
  const rises = schedule === 'cosine' && end.stopped === 'completed';
  return rises ? 'more epochs stretch the cosine schedule, so the learning rate rises again' : '';
}

/**
 * The command that continues a run that has ended: with more epochs if it completed, with more patience if early
 * stopping ended it, unchanged if its time was up.
 */
export function nextCommand(folder: string, { earlyStopping }: TrainConfig, outcome: RunOutcome): string {
  const { start, end } = outcome;
  if (end.stopped !== 'early') return resumeCommand(folder, { epochs: start.epochs * FACTOR });
  if (earlyStopping === null || end.reason === 'time-limit') return resumeCommand(folder);
  return resumeCommand(folder, { earlyStopping: earlyStopping * FACTOR });
}
