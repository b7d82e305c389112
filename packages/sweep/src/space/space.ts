import type { SweepKey } from './sweepable.js';

/** A value of an option. */
export type SpaceValue = string | number | boolean;

/** How a value is drawn at random. Numbers are rounded to four significant digits, and to integers where the option is one. */
export type Distribution =
  | { readonly uniform: readonly [number, number] }
  | { readonly logUniform: readonly [number, number] }
  | { readonly choice: readonly SpaceValue[] };

/** What is tried: every combination of the grid, with every draw of the random options, with every seed. */
export interface Space {
  /** Options with one value in all trials. Others have the defaults of `train()`. */
  readonly options?: Readonly<Partial<Record<SweepKey, SpaceValue>>> | undefined;
  /** Options with several values; each combination is a setting. */
  readonly grid?: Readonly<Partial<Record<SweepKey, readonly SpaceValue[]>>> | undefined;
  /** Options that are drawn at random, together, `samples` times. */
  readonly random?: Readonly<Partial<Record<SweepKey, Distribution>>> | undefined;
  /** Number of random draws. Default 10 with `random`. */
  readonly samples?: number | undefined;
  /** Seed of the random draws. Default 1. */
  readonly sampleSeed?: number | undefined;
  /** Seeds of the trainings; each setting is trained with each. Default 42 alone. */
  readonly seeds?: readonly number[] | undefined;
}
