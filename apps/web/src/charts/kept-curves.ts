import type { EpochEvent } from '@lenet5/trainer';
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CurvePoint, Run } from '../run/run.js';
import { REFERENCE_SETTINGS, type RunSettings, SETTINGS } from '../settings/run-settings.js';

/** The curves of an earlier run, to compare with those of the present one. */
export interface KeptCurves {
  /** The id of the run. */
  readonly id: string;
  /** The settings that differ from the reference: "Optimizer sgd, Learning rate 0.1". */
  readonly name: string;
  readonly points: readonly CurvePoint[];
  readonly epochs: readonly EpochEvent[];
}

const kept: Signal<KeptCurves | undefined> = signal(undefined);

/** The curves to compare with; undefined if there are none. */
export const keptCurves: ReadonlySignal<KeptCurves | undefined> = kept;

/** The settings of a run that differ from the reference, by their names; '' without any. */
export function describeSettings(settings: RunSettings): string {
  return SETTINGS.filter(({ name }) => settings[name] !== REFERENCE_SETTINGS[name])
    .map(({ name, label }) => `${label} ${settings[name]}`)
    .join(', ');
}

/** Keeps the curves of a run in the chart, in place of those that were kept before. */
export function keepCurves({ id, settings, points, epochs }: Run): void {
  if (points.length === 0) return;
  kept.value = { id, name: describeSettings(settings), points, epochs };
}

/** Removes the curves from the chart. */
export function dropCurves(): void {
  kept.value = undefined;
}
