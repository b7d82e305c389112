import type { VNode } from 'preact';
import type { Activations } from '../../explain/forward.js';
import { percent } from '../../inference/prediction.js';
import { laterTexts, texts } from '../../language/texts.js';
import type { Arithmetic } from '../arithmetic.js';
import { NumberGrid } from '../number-grid.js';
import { short } from '../shown-number.js';
import { rounded, shownMean, shownSum } from '../shown-sum.js';
import type { Unit } from '../unit.js';
import { inputUnit, shortNameOf } from '../unit-name.js';
import { roundedTerms } from './shown-products.js';

/** How many terms of a dense unit are listed. */
const MAX_TERMS = 5;

/** The sum behind a unit, short enough to stand beside it. What is shown adds up as shown. */
export function PopUpSum({
  unit,
  arithmetic,
  values,
}: {
  readonly unit: Unit;
  readonly arithmetic: Arithmetic;
  readonly values: Activations;
}): VNode {
  if (arithmetic.kind === 'pooling') return <Mean inputs={arithmetic.inputs} />;
  const end = (
    <End unit={unit} z={arithmetic.z} values={values} digits={arithmetic.kind === 'dense' ? 3 : 2} />
  );
  if (arithmetic.kind === 'dense') return <Dense {...arithmetic} end={end} />;
  return arithmetic.windows.length === 1 ? (
    <OneWindow {...arithmetic} end={end} />
  ) : (
    <SixWindows {...arithmetic} end={end} />
  );
}

function Mean({ inputs }: { readonly inputs: readonly number[] }): VNode {
  const { terms, mean } = shownMean(inputs, { terms: 4, mean: 3 });
  return (
    <p class="sum">
      ({terms.map((term) => short(term, 4)).join(' + ')}) ÷ 4 = <b>{short(mean, 3)}</b>
    </p>
  );
}

/** The sum before the activation function, and the value of the unit. */
function End({
  unit,
  z,
  values,
  digits,
}: {
  readonly unit: Unit;
  readonly z: number;
  readonly values: Activations;
  readonly digits: number;
}): VNode {
  const { semicolon } = texts.value.punctuation;
  if (unit.layer === 'logits') {
    return (
      <>
        <b>{short(z, digits)}</b>
        {semicolon}
        {laterTexts.value.look.popUp.probability} <b>{percent(values.probabilities[unit.x] ?? 0)}</b>
      </>
    );
  }
  return (
    <>
      {short(z, digits)}
      {semicolon}tanh({short(z, digits)}) = <b>{short(Math.tanh(rounded(z, digits)), digits)}</b>
    </>
  );
}

type Convolution = Arithmetic & { readonly kind: 'convolution' };

function OneWindow({ windows, bias, z, end }: Convolution & { readonly end: VNode }): VNode {
  const { popUp } = laterTexts.value.look;
  const { inputs = [], weights = [] } = windows[0] ?? {};
  const sum = rounded(rounded(z, 2) - rounded(bias, 2), 2);
  const products = roundedTerms(
    inputs.map((input, i) => input * weights[i]!),
    sum,
    2,
  );
  return (
    <>
      <div class="pop-up-grids">
        <NumberGrid title={popUp.window} values={inputs} columns={5} />
        <NumberGrid title={popUp.weights} values={weights} columns={5} />
        <NumberGrid title={popUp.products} values={products} columns={5} />
      </div>
      <p class="sum">
        Σ {short(sum)} + {popUp.bias} {short(bias)} = {end}
      </p>
    </>
  );
}

function SixWindows({ windows, bias, z, end }: Convolution & { readonly end: VNode }): VNode {
  const { popUp } = laterTexts.value.look;
  const sum = rounded(rounded(z, 2) - rounded(bias, 2), 2);
  const sums = roundedTerms(
    windows.map((window) => window.sum),
    sum,
    2,
  );
  return (
    <>
      <ul class="pop-up-terms">
        {sums.map((term, map) => (
          <li key={map}>
            <span>
              {popUp.fromMap(map + 1)}
              {texts.value.punctuation.colon}Σ 25
            </span>{' '}
            <span>{short(term)}</span>
          </li>
        ))}
      </ul>
      <p class="sum">
        Σ {short(sum)} + {popUp.bias} {short(bias)} = {end}
      </p>
    </>
  );
}

function Dense({
  layer,
  inputs,
  weights,
  bias,
  z,
  end,
}: Arithmetic & { readonly kind: 'dense' } & { readonly end: VNode }): VNode {
  const { popUp } = laterTexts.value.look;
  const top = inputs
    .map((input, i) => ({ i, input, weight: weights[i]!, product: input * weights[i]! }))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
    .slice(0, MAX_TERMS);
  const { rest } = shownSum(
    top.map(({ product }) => product),
    bias,
    z,
    3,
  );
  return (
    <>
      <ul class="pop-up-terms">
        {top.map(({ i, input, weight, product }) => (
          <li key={i}>
            <span>
              {shortNameOf(inputUnit(layer, i))}
              {texts.value.punctuation.colon}
              {short(input, 3)} × {short(weight, 3)}
            </span>{' '}
            <span>{short(product, 3)}</span>
          </li>
        ))}
        <li>
          <span>{popUp.more(inputs.length - top.length)}</span> <span>{short(rest, 3)}</span>
        </li>
        <li>
          <span>{popUp.bias}</span> <span>{short(bias, 3)}</span>
        </li>
      </ul>
      <p class="sum">= {end}</p>
    </>
  );
}
