import { UsageError } from '../errors/usage-error.js';

const DECIMAL = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A range of numbers: `from` and `to` are part of it, `above` and `below` are not. */
export interface NumberRange {
  readonly from?: number;
  readonly above?: number;
  readonly to?: number;
  readonly below?: number;
  /** A number that one may want, for the message. */
  readonly example: number;
}

function holds(value: number, range: NumberRange): boolean {
  const { from = -Infinity, above = -Infinity, to = Infinity, below = Infinity } = range;
  return value >= from && value > above && value <= to && value < below;
}

function describe({ from, above, to, below, example }: NumberRange): string {
  const parts = [
    from === undefined ? '' : `from ${from}`,
    above === undefined ? '' : `above ${above}`,
    to === undefined ? '' : `up to ${to}`,
    below === undefined ? '' : `below ${below}`,
  ];
  return `a number ${parts.filter((part) => part !== '').join(' and ')}, such as ${example}`;
}

/** Makes the reader of a flag that takes a number within a range; throws {@link UsageError}. */
export function numberBetween(flag: string, range: NumberRange): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (holds(value, range)) return value;
    throw new UsageError(`${flag} ${text} is not allowed — give ${describe(range)}`);
  };
}
