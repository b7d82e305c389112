import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { DISTORTIONS } from '../digit/distort.js';
import { texts } from '../language/texts.js';
import { reportUnused } from '../page/address-problems.js';
import { addressOf, params, type View } from '../page/route.js';

/** What the page shows in a step: a view, and parameters of its address. */
interface Setting {
  readonly name: StepName;
  readonly view: View;
  readonly changes?: Readonly<Record<string, string>>;
}

type StepName = 'draw' | 'filter' | 'sliding' | 'pooling' | 'decision' | 'loss' | 'training' | 'breaking';

/** The steps of the lesson. */
export const STEPS: readonly Setting[] = [
  { name: 'draw', view: 'draw' },
  { name: 'filter', view: 'look', changes: { unit: 'conv1.0.6.9' } },
  { name: 'sliding', view: 'look', changes: { unit: 'conv1.0.6.9' } },
  { name: 'pooling', view: 'look', changes: { unit: 'pool1.0.4.6' } },
  { name: 'decision', view: 'look', changes: { unit: 'logits.0.0.7' } },
  { name: 'loss', view: 'look', changes: { digit: '18', unit: 'logits.0.0.3', pass: 'backward' } },
  { name: 'training', view: 'train', changes: { images: '1000', epochs: '20', speed: 'full' } },
  { name: 'breaking', view: 'draw', changes: { why: 'nudge' } },
];

/** What the address of a step does not keep from the step before. */
const RESET = Object.fromEntries(
  ['pass', 'play', 'panel', 'why', 'images', 'epochs', 'speed', ...DISTORTIONS].map((name) => [name, null]),
);

/** The number of the step, from 1; undefined outside of the lesson. */
export const lessonStep: ReadonlySignal<number | undefined> = computed(() => {
  const number = Number(params.value.lesson);
  return Number.isInteger(number) && number >= 1 && number <= STEPS.length ? number : undefined;
});

/** The address of a step, from 1. */
export function addressOfStep(number: number): string {
  const { view, changes } = STEPS[number - 1]!;
  return addressOf(view, { ...RESET, ...changes, lesson: String(number) });
}

/** Reports a step that the lesson does not have. */
export function reportUnknownStep(): void {
  effect(() => {
    const { lesson } = params.value;
    const isKnown = lesson === undefined || lessonStep.value !== undefined;
    reportUnused(
      'lesson',
      isKnown
        ? []
        : [{ value: `lesson=${lesson}`, reason: () => texts.value.address.useInteger(1, STEPS.length) }],
    );
  });
}
