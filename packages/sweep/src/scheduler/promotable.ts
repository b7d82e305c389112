import type { Objective } from '../space/sweep-spec.js';

/** A trial that has reached a rung. */
export interface RungEntry {
  readonly trial: number;
  /** The objective at that rung. */
  readonly value: number;
  /** Whether it has gone on already. */
  readonly promoted: boolean;
}

/**
 * The trials that asynchronous successive halving promotes from a rung now: those among the best `⌊n / reduction⌋` of the n
 * trials that have reached it which have not gone on. Li et al., "A System for Massively Parallel Hyperparameter
 * Tuning", 2020, algorithm 2.
 */
export function promotable(entries: readonly RungEntry[], reduction: number, objective: Objective): number[] {
  const sign = objective === 'val_loss' ? 1 : -1;
  const ranked = [...entries].sort((a, b) => sign * (a.value - b.value) || a.trial - b.trial);
  const best = ranked.slice(0, Math.floor(entries.length / reduction));
  return best.filter(({ promoted }) => !promoted).map(({ trial }) => trial);
}
