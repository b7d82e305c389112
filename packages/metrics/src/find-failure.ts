import { accuracyNoise } from './accuracy-noise.js';
import type { ChanceLevel } from './chance-level.js';
import type { DivergedDiagnosis } from './diagnosis.js';
import type { History } from './history.js';

/**
 * The loss of random initial weights is up to this many times that of guessing. A higher loss means that training made
 * it worse.
 */
const INITIAL_LOSS = 1.05;

/** How far above chance, in standard errors, the best accuracy must be for a run that has learned. */
const SIGNIFICANT = 3;

/** The divergence of a training run: its first epoch, counted from 1, and the reason. */
export type Divergence = Pick<DivergedDiagnosis, 'since' | 'evidence' | 'chance'>;

/** Finds the first loss that is not finite, or the epochs at the end whose training loss is worse than guessing. */
export function findDivergence(
  { loss, val_loss }: History,
  chance: ChanceLevel | null,
): Divergence | undefined {
  const infinite = loss.findIndex(
    (value, i) => !Number.isFinite(value) || (i in val_loss && !Number.isFinite(val_loss[i])),
  );
  if (infinite >= 0) return { since: infinite + 1, evidence: 'not-finite', chance };
  if (chance === null) return undefined;
  const since = loss.findLastIndex((value) => value <= INITIAL_LOSS * chance.loss) + 1;
  return since < loss.length ? { since: since + 1, evidence: 'loss', chance } : undefined;
}

/**
 * Whether a run of at least one epoch has learned nothing: its best validation accuracy, measured on `count` samples, is
 * not significantly above chance, and either its training accuracy is not either, or its validation loss ends above that
 * of guessing. Without validation, the training accuracy counts.
 */
export function isAtChance(history: History, chance: ChanceLevel, count: number): boolean {
  const { accuracy, val_accuracy, val_loss } = history;
  const highest = 2 * chance.accuracy;
  const noise = count > 0 ? accuracyNoise(chance.accuracy, count) : 0;
  const limit = Math.min(chance.accuracy + SIGNIFICANT * noise, highest);
  if (val_accuracy.length === 0) return Math.max(...accuracy) <= limit;
  if (Math.max(...val_accuracy) > limit) return false;
  return Math.max(...accuracy) <= highest || val_loss.at(-1)! > INITIAL_LOSS * chance.loss;
}
