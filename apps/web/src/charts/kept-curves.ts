import type { EpochEvent } from '@lenet5/trainer';
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { laterTexts } from '../language/texts.js';
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
  /** Whether its loss is another function than that of the page's runs, so that only the errors can be compared. */
  readonly hasOtherLoss?: boolean;
}

const kept: Signal<KeptCurves | undefined> = signal(undefined);

/** The curves to compare with; undefined if there are none. */
export const keptCurves: ReadonlySignal<KeptCurves | undefined> = kept;

/** The settings of a run that differ from the reference, by their names; '' without any. */
export function describeSettings(settings: RunSettings): string {
  return SETTINGS.filter(({ name }) => settings[name] !== REFERENCE_SETTINGS[name])
    .map(({ name, label }) => `${laterTexts.value.train.settings[name]?.label ?? label} ${settings[name]}`)
    .join(', ');
}

/** The curves of a run, to compare with. */
export function curvesOf({ id, settings, points, epochs }: Run): KeptCurves {
  return { id, name: describeSettings(settings), points, epochs };
}

/** Keeps curves in the chart, in place of those that were kept before. */
export function keepCurves(curves: KeptCurves): void {
  if (curves.points.length > 0) kept.value = curves;
}

/** Removes the curves from the chart. */
export function dropCurves(): void {
  kept.value = undefined;
}
