import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Marked } from '../components/marked.js';
import { activations } from '../inference/activations.js';
import { missingReason } from '../inference/prediction.js';
import { laterTexts, texts } from '../language/texts.js';
import { network } from '../network/network.js';
import { type Arithmetic, arithmeticOf } from './arithmetic.js';
import { GradientSum } from './gradient-sum.js';
import { gradients, label, pass, selected } from './look-state.js';
import { NumberGrid } from './number-grid.js';
import { fine, short } from './shown-number.js';
import { shownMean, shownSum } from './shown-sum.js';
import { StepButtons } from './step-buttons.js';
import { type Unit, unitValue } from './unit.js';
import { inputUnit, nameOf, shortNameOf } from './unit-name.js';

/** How the value of the selected unit is computed, in numbers, and its gradient. */
export function Inspector(): VNode {
  const unit = selected.value;
  const values = activations.value;
  const weights = network.value?.weights;
  return (
    <section class="card inspector" aria-labelledby="inspector-heading">
      <div class="inspector-top">
        <h2 id="inspector-heading">{nameOf(unit)}</h2>
        <StepButtons />
      </div>
      {values && weights ? (
        <>
          <Sum key={unit.layer} arithmetic={arithmeticOf(unit, values, weights)} />
          <Result unit={unit} />
          {pass.value === 'backward' && <GradientSum unit={unit} />}
          <Announcement
            text={`${nameOf(unit)}${texts.value.punctuation.colon}${short(unitValue(values, unit), 3)}`}
            unit={unit}
          />
        </>
      ) : (
        <p>{missingReason.value}</p>
      )}
    </section>
  );
}

function Sum({ arithmetic }: { readonly arithmetic: Arithmetic }): VNode {
  if (arithmetic.kind === 'convolution') return <Convolution {...arithmetic} />;
  if (arithmetic.kind === 'pooling') {
    const { terms, mean } = shownMean(arithmetic.inputs, { terms: 4, mean: 3 });
    return (
      <>
        <NumberGrid title={laterTexts.value.look.inspector.below} values={arithmetic.inputs} columns={2} />
        <p class="sum">
          ({terms.map((value) => short(value, 4)).join(' + ')}) ÷ 4 = <b>{short(mean, 3)}</b>
        </p>
      </>
    );
  }
  return <Dense {...arithmetic} />;
}

function Convolution({ windows, bias, z }: Arithmetic & { kind: 'convolution' }): VNode {
  const map = useSignal(0);
  const shown = Math.min(map.value, windows.length - 1);
  const { inputs, weights, sum } = windows[shown]!;
  const total = shownSum([], bias, z, 3);
  const words = laterTexts.value.look.inspector;
  const of = windows.length > 1 ? words.windows(windows.length) : 'Σ';
  return (
    <>
      {windows.length > 1 && (
        <fieldset class="row tabs" aria-label={words.choice}>
          {windows.map((window, c) => (
            <button
              type="button"
              key={c}
              aria-pressed={c === shown}
              onClick={() => {
                map.value = c;
              }}
            >
              {words.mapOfS2(c + 1, short(window.sum))}
            </button>
          ))}
        </fieldset>
      )}
      <div class="grids">
        <NumberGrid title={words.window} values={inputs} columns={5} />
        <NumberGrid title={words.weights} values={weights} columns={5} />
        <NumberGrid
          title={words.products(short(sum, 3))}
          values={inputs.map((x, i) => x * weights[i]!)}
          columns={5}
        />
      </div>
      <p class="sum">
        <Marked text={words.sum(`${of} ${short(total.rest, 3)}`, short(bias, 3), short(z, 3))} />
        <Marked text={words.tanh(short(Math.tanh(z), 3))} />
      </p>
      <p class="muted small">{words.decimals}</p>
    </>
  );
}

/** How many terms of a dense unit are listed. */
const MAX_TERMS = 8;

/** The texts that head the columns after the first one. */
const COLUMNS = ['value', 'weight', 'term'] as const;

function Dense({ layer, inputs, weights, bias, z }: Arithmetic & { kind: 'dense' }): VNode {
  const terms = inputs
    .map((input, i) => ({ i, input, weight: weights[i]!, product: input * weights[i]! }))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const top = terms.slice(0, MAX_TERMS);
  const shown = shownSum(
    top.map(({ product }) => product),
    bias,
    z,
    3,
  );
  const words = laterTexts.value.look.inspector;
  const rest = words.others(short(shown.listed, 3), terms.length - top.length, short(shown.rest, 3));
  return (
    <>
      <table class="terms">
        <caption>{words.largest(MAX_TERMS, inputs.length)}</caption>
        <thead>
          <tr>
            {[layer === 'dense1' ? ('place' as const) : ('input' as const), ...COLUMNS].map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {top.map(({ i, input, weight, product }) => (
            <tr key={i}>
              <th scope="row">{shortNameOf(inputUnit(layer, i))}</th>
              <td>{short(input, 3)}</td>
              <td>{short(weight, 3)}</td>
              <td>{short(product, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sum">
        <Marked text={words.sum(rest, short(bias, 3), short(z, 3))} />
        {layer !== 'logits' && <Marked text={words.tanh(short(Math.tanh(z), 3))} />}
      </p>
    </>
  );
}

/** The probability of an output unit and, in the backward pass, the gradient of any unit. */
function Result({ unit }: { readonly unit: Unit }): VNode | null {
  const values = activations.value;
  const back = pass.value === 'backward' ? gradients.value : undefined;
  const isOutput = unit.layer === 'logits';
  if (!values || !(isOutput || back)) return null;
  const words = laterTexts.value.look.inspector;
  return (
    <p class="small">
      {isOutput && <>{words.probability(fine(values.probabilities[unit.x] ?? 0))} </>}
      {back && <GradientSentence gradient={unitValue(back, unit)} />}
    </p>
  );
}

function GradientSentence({ gradient }: { readonly gradient: number }): VNode {
  const words = laterTexts.value.look.inspector;
  const effect = gradient > 0 ? words.lowerWithSmaller : words.lowerWithLarger;
  return (
    <>
      <Marked text={words.backward(fine(gradient))} />
      {gradient === 0 ? '.' : effect(label.value)}
    </>
  );
}

/** What screen readers announce when a unit is selected, but not when the network changes during training. */
function Announcement({ text, unit }: { readonly text: string; readonly unit: Unit }): VNode {
  const announced = useSignal('');
  useEffect(() => {
    announced.value = text;
  }, [unit]);
  return (
    <p class="visually-hidden" aria-live="polite" data-announced-unit>
      {announced.value}
    </p>
  );
}
