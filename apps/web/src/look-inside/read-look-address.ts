import { texts } from '../language/texts.js';
import type { UnusedValue } from '../language/unused-value.js';
import { decodeUnit, type Unit } from './unit.js';

/** Which pass the maps show. */
export type Pass = 'forward' | 'backward';

/** The unit and the pass in an address. */
export interface LookAddress {
  /** Undefined if there is none. */
  readonly unit: Unit | undefined;
  readonly pass: Pass;
  /** The values that are not valid. */
  readonly unused: readonly UnusedValue[];
}

/** Reads the unit and the pass from the parameters of an address. Leaves out values that are not valid. */
export function readLookAddress({ unit: text, pass }: Readonly<Record<string, string>>): LookAddress {
  const unit = decodeUnit(text);
  const unused: UnusedValue[] = [];
  if (text !== undefined && !unit)
    unused.push({ value: `unit=${text}`, reason: () => texts.value.address.useUnit });
  if (pass !== undefined && pass !== 'forward' && pass !== 'backward')
    unused.push({
      value: `pass=${pass}`,
      reason: () => texts.value.address.useEither('forward', 'backward'),
    });
  return { unit, pass: pass === 'backward' ? 'backward' : 'forward', unused };
}
