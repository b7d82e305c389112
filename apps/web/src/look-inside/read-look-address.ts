import { decodeUnit, type Unit } from './unit.js';

/** Which pass the maps show. */
export type Pass = 'forward' | 'backward';

/** The unit and the pass in an address. */
export interface LookAddress {
  /** Undefined if there is none. */
  readonly unit: Unit | undefined;
  readonly pass: Pass;
  /** The values that are not valid, each with the valid ones. */
  readonly unused: readonly string[];
}

/** Reads the unit and the pass from the parameters of an address. Leaves out values that are not valid. */
export function readLookAddress({ unit: text, pass }: Readonly<Record<string, string>>): LookAddress {
  const unit = decodeUnit(text);
  const unused: string[] = [];
  if (text !== undefined && !unit) unused.push(`unit=${text} (use layer, map, row and column: conv1.0.6.9)`);
  if (pass !== undefined && pass !== 'forward' && pass !== 'backward')
    unused.push(`pass=${pass} (use forward or backward)`);
  return { unit, pass: pass === 'backward' ? 'backward' : 'forward', unused };
}
