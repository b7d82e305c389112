import type { OptionSpec } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** Which values a setting can have, in the language of the page: "use an integer from 1 to 200". */
export function remedyFor(spec: OptionSpec): string {
  const { address } = texts.value;
  if (spec.type === 'choice') {
    return address.useEither(spec.choices.slice(0, -1).join(', '), String(spec.choices.at(-1)));
  }
  if (spec.type !== 'integer' && spec.type !== 'number')
    throw new Error(`the page has no ${spec.type} setting`);
  if (spec.or !== undefined) {
    const { or, ...range } = spec;
    return address.orWord(remedyFor(range), or);
  }
  const { min, max, above } = spec;
  if (above !== undefined) return address.useMoreThan(above);
  if (min === undefined || max === undefined) throw new Error('a setting of the page has limits');
  return spec.type === 'integer' ? address.useInteger(min, max) : address.useNumber(min, max);
}
