import type { VNode } from 'preact';
import { Marked } from '../components/marked.js';
import { lossOf } from '../explain/backward.js';
import { activations } from '../inference/activations.js';
import { percent } from '../inference/prediction.js';
import { laterTexts } from '../language/texts.js';
import { DenseFormula, LossFormula, SoftmaxFormula } from './formulas.js';
import { gradients, isLabelAssumed, label, pass, selected } from './look-state.js';
import { UnitRows } from './maps.js';
import { fine, short } from './shown-number.js';
import { shownLoss } from './shown-sum.js';
import { Stage } from './stage.js';

/** The stage of C5 and F6. */
export function DenseStages(): VNode {
  const values = pass.value === 'forward' ? activations.value : gradients.value;
  const largest = pass.value === 'forward' ? 1 : undefined;
  const words = laterTexts.value.look.stages.dense;
  const text = (
    <>
      <p>
        <Marked text={words.text} />
      </p>
      <DenseFormula />
      <p class="muted">{words.name}</p>
    </>
  );
  return (
    <Stage id="dense" title={words.title} size={words.size} text={text}>
      {values && (
        <>
          <UnitRows layer="dense1" values={values} columns={20} largest={largest} />
          <UnitRows layer="dense2" values={values} columns={14} largest={largest} />
        </>
      )}
    </Stage>
  );
}

/** The texts that head the columns of the outputs. */
const COLUMNS = ['digit', 'output', 'probability', 'gradient'] as const;

/** The stage of the output, with the loss. */
export function OutputStage(): VNode {
  const values = activations.value;
  const back = gradients.value;
  const loss = shownLoss(values?.probabilities[label.value] ?? 0, values ? lossOf(values, label.value) : 0);
  const words = laterTexts.value.look.stages.output;
  const text = (
    <>
      <p>
        <Marked text={words.softmax} />
      </p>
      <SoftmaxFormula />
      <p>
        <Marked text={words.loss} />
      </p>
      <LossFormula />
      <p class="muted">{words.in1998}</p>
    </>
  );
  const lossFor = isLabelAssumed.value ? words.lossForAssumed : words.lossFor;
  return (
    <Stage id="output" title={words.title} size={words.size} text={text}>
      {values && back && (
        <>
          <table class="outputs">
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
              {[...values.probabilities].map((probability, digit) => (
                <tr key={digit} class={digit === label.value ? 'truth' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={selected.value.layer === 'logits' && selected.value.x === digit}
                      onClick={() => {
                        selected.value = { layer: 'logits', channel: 0, y: 0, x: digit };
                      }}
                    >
                      {digit}
                    </button>
                  </th>
                  <td>{short(values.logits[digit]!)}</td>
                  <td>{percent(probability)}</td>
                  <td>{short(back.logits[digit]!, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p data-loss>
            {lossFor(label.value)}−ln {fine(values.probabilities[label.value]!)} = <b>{fine(loss.loss)}</b>
          </p>
        </>
      )}
    </Stage>
  );
}

/** How this network differs from the one of 1998. */
export function Differences(): VNode {
  const { title, items } = laterTexts.value.look.differences;
  return (
    <section class="card" aria-labelledby="differences-heading">
      <h2 id="differences-heading">{title}</h2>
      <dl class="differences">
        {Object.entries(items).map(([part, { name, text }]) => (
          <div key={part}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
