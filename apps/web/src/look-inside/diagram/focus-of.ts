import type { Gradients } from '../../explain/backward.js';
import type { Activations } from '../../explain/forward.js';
import type { Weights } from '../../explain/weights.js';
import { arithmeticOf } from '../arithmetic.js';
import { gradientTerms } from '../gradient-terms.js';
import type { Pass } from '../read-look-address.js';
import { receptiveField } from '../receptive-field.js';
import type { Unit } from '../unit.js';
import { inputUnit } from '../unit-name.js';
import type { Focus } from './draw-diagram.js';
import type { Link } from './draw-links.js';
import { inputBox } from './layout.js';

/** How many lines go to a unit with many terms. */
const MAX_LINES = 24;

/** The numbers that a unit is explained with. */
export interface Numbers {
  readonly values: Activations;
  readonly weights: Weights;
  /** The numbers of the backward pass, while it is shown. */
  readonly gradients?: Gradients | undefined;
}

/** What lights up for a unit: in the forward pass what its value is computed from, in the backward pass its gradient. */
export function focusOf(unit: Unit, numbers: Numbers, pass: Pass, color: string): Focus {
  const { x, y, size } = receptiveField(unit);
  return { unit, field: inputBox(x, y, size), links: [linkOf(unit, numbers, pass, color)] };
}

function linkOf(unit: Unit, { values, weights, gradients }: Numbers, pass: Pass, color: string): Link {
  if (pass === 'backward' && gradients) {
    const terms = gradientTerms(unit, { values, gradients, weights }).map((term) => ({
      unit: term.from,
      product: term.gradient * term.slope * term.weight,
    }));
    return { unit, color, from: 'after', terms: largest(terms) };
  }
  const arithmetic = arithmeticOf(unit, values, weights);
  if (arithmetic.kind !== 'dense') return { unit, color, from: 'before' };
  const terms = arithmetic.inputs.map((input, i) => ({
    unit: inputUnit(arithmetic.layer, i),
    product: input * arithmetic.weights[i]!,
  }));
  return { unit, color, from: 'before', terms: largest(terms) };
}

function largest(
  terms: readonly { readonly unit: Unit; readonly product: number }[],
): NonNullable<Link['terms']> {
  const sorted = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, MAX_LINES);
  const most = Math.abs(sorted[0]?.product ?? 0) || 1;
  return sorted.map(({ unit, product }) => ({ unit, share: product / most }));
}
