import { LENET5_CHOICES } from '@lenet5/core';
import { texts } from '../language/texts.js';
import type { NoticeChoice } from '../page/notices.js';
import type { VariantChoice } from './read-model.js';

const PARTS = ['activation', 'pooling'] as const;

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
  return PARTS.flatMap((part) => {
    const value = variant[part];
    if (value === undefined) return [];
    const options: readonly string[] = LENET5_CHOICES[part];
    return [
      {
        label: () => texts.value.notices[part],
        value,
        options,
        choose: (option) => choose({ ...variant, [part]: option }),
      },
    ];
  });
}
