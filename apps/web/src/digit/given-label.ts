import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type DigitSource, digitSource, trueLabel } from './digit.js';

const given: Signal<{ readonly source: DigitSource; readonly label: number } | undefined> = signal(undefined);

/** The label that the user has given to the present digit; undefined for a test digit and for any later digit. */
export const givenLabel: ReadonlySignal<number | undefined> = computed(() =>
  trueLabel.value === undefined && given.value?.source === digitSource.value ? given.value.label : undefined,
);

/** Gives the present digit a label; undefined removes it. */
export function giveLabel(label: number | undefined): void {
  given.value = label === undefined ? undefined : { source: digitSource.peek(), label };
}
