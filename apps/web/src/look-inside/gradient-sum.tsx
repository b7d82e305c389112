import type { VNode } from 'preact';
import { activations } from '../inference/activations.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { gradientTerms } from './gradient-terms.js';
import { gradients, label } from './look-state.js';
import { fine, short } from './shown-number.js';
import { type Unit, unitValue } from './unit.js';
import { shortNameOf } from './unit-name.js';

/** How many terms are listed. */
const MAX_TERMS = 5;

/** The texts that head the columns. */
const COLUMNS = ['from', 'gradient', 'slope', 'weight', 'term'] as const;

/** How the gradient of a unit is computed from the gradients of the layer above. */
export function GradientSum({ unit }: { readonly unit: Unit }): VNode | null {
  const [values, back, weights] = [activations.value, gradients.value, network.value?.weights];
  if (!values || !back || !weights) return null;
  if (unit.layer === 'logits') {
    const target = unit.x === label.value ? 1 : 0;
    return (
      <p class="sum small">
        p − y = {fine(values.probabilities[unit.x] ?? 0)} − {target} = <b>{fine(back.logits[unit.x] ?? 0)}</b>
      </p>
    );
  }
  const terms = gradientTerms(unit, { values, gradients: back, weights })
    .map((term) => ({ ...term, product: term.gradient * term.slope * term.weight }))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const listed = terms.slice(0, MAX_TERMS);
  // From the numbers as shown, so that a reader can add them up.
  const shown = (value: number): number => Number(value.toPrecision(3));
  const rest = shown(unitValue(back, unit)) - listed.reduce((sum, { product }) => sum + shown(product), 0);
  const words = laterTexts.value.look.gradient;
  return (
    <>
      <table class="terms">
        <caption>{terms.length === 1 ? words.oneTerm : words.largest(terms.length)}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map(({ from, gradient, slope, weight, product }) => (
            <tr key={shortNameOf(from)}>
              <th scope="row">{shortNameOf(from)}</th>
              <td>{fine(gradient)}</td>
              <td>{short(slope, 3)}</td>
              <td>{short(weight, 3)}</td>
              <td>{fine(product)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {terms.length > MAX_TERMS && (
        <p class="sum small">{words.others(terms.length - MAX_TERMS, fine(rest, 4))}</p>
      )}
    </>
  );
}
