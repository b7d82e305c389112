import { LENET5_CHOICES, WEIGHTS_POOLING } from '@lenet5/core';
import type { StridesChoice } from '@lenet5/model';
import { texts } from '../language/texts.js';
import type { NoticeChoice } from '../page/notices.js';
import type { VariantChoice } from './read-model.js';

/** The options by the part of a file of weights. */
const OPTIONS = { activation: LENET5_CHOICES.activation, pooling: WEIGHTS_POOLING } as const;

const PARTS = ['activation', 'pooling'] as const;

/** Strides as in the flags of the command line, such as `2,1 same`. */
function stridesName({ strides, padding }: StridesChoice): string {
  return `${strides.join(',')} ${padding}`;
}

/**
 * The choices of a notice for the parts that a file of weights does not name.
 *
 * @param variant these parts, with the values that are used
 * @param choose called with all parts once the user has chosen one
 */
export function assumedChoices(
  variant: VariantChoice,
  choose: (variant: VariantChoice) => void,
): NoticeChoice[] {
  const { strides, ...named } = variant;
  const choices: NoticeChoice[] = PARTS.flatMap((part) => {
    const value = variant[part];
    if (value === undefined) return [];
    const options: readonly string[] = OPTIONS[part];
    // Strides are those of one kind of pooling.
    const kept = part === 'pooling' ? named : variant;
    return [
      {
        label: () => texts.value.notices[part],
        value,
        options,
        choose: (option) => choose({ ...kept, [part]: option }),
      },
    ];
  });
  if (!strides) return choices;
  const { used, fitting } = strides;
  return [
    ...choices,
    {
      label: () => texts.value.notices.strides,
      value: stridesName(used),
      options: fitting.map(stridesName),
      choose(option) {
        const next = fitting.find((one) => stridesName(one) === option) ?? used;
        choose({ ...variant, strides: { used: next, fitting } });
      },
    },
  ];
}
