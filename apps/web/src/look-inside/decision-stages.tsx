import type { VNode } from 'preact';
import { lossOf } from '../explain/backward.js';
import { activations } from '../inference/activations.js';
import { percent } from '../inference/prediction.js';
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
  const text = (
    <>
      <p>
        <b>Dense layers.</b> Every unit reads all numbers of the layer below, each with its own weight. These
        layers have most of the parameters: 30,840 and 10,164 of 44,426.
      </p>
      <DenseFormula />
      <p class="muted">
        The paper calls the first one C5, because it is a convolution whose maps have one unit each.
      </p>
    </>
  );
  return (
    <Stage id="dense" title="C5 and F6, dense" size="120 and 84 units" text={text}>
      {values && (
        <>
          <UnitRows layer="dense1" name="C5" values={values} columns={20} largest={largest} />
          <UnitRows layer="dense2" name="F6" values={values} columns={14} largest={largest} />
        </>
      )}
    </Stage>
  );
}

/** The stage of the output, with the loss. */
export function OutputStage(): VNode {
  const values = activations.value;
  const back = gradients.value;
  const loss = shownLoss(values?.probabilities[label.value] ?? 0, values ? lossOf(values, label.value) : 0);
  const text = (
    <>
      <p>
        <b>Softmax</b> turns the ten outputs into probabilities: they are positive and sum to 1, and a larger
        output has a larger probability.
      </p>
      <SoftmaxFormula />
      <p>
        <b>Cross-entropy</b> is the loss: 0 if the true digit has probability 1, and larger the smaller its
        probability is. Its gradient is the predicted probability minus the desired one.
      </p>
      <LossFormula />
      <p class="muted">In 1998, the outputs were distances to hand-drawn images of the digits (RBF units).</p>
    </>
  );
  return (
    <Stage id="output" title="Output, softmax" size="10 units, 850 parameters" text={text}>
      {values && back && (
        <>
          <table class="outputs">
            <thead>
              <tr>
                <th scope="col">Digit</th>
                <th scope="col">Output z</th>
                <th scope="col">Probability p</th>
                <th scope="col">Gradient p − y</th>
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
            Loss for the label {label.value}
            {isLabelAssumed.value && ' (the network’s own prediction)'}: −ln{' '}
            {fine(values.probabilities[label.value]!)} = <b>{fine(loss.loss)}</b>
          </p>
        </>
      )}
    </Stage>
  );
}

/** How this network differs from the one of 1998. */
export function Differences(): VNode {
  return (
    <section class="card" aria-labelledby="differences-heading">
      <h2 id="differences-heading">Differences from 1998</h2>
      <dl class="differences">
        <div>
          <dt>Input</dt>
          <dd>
            28×28 pixels from 0 to 1. LeCun, Bottou, Bengio and Haffner used 32×32 pixels, with a wider margin
            around the digit.
          </dd>
        </div>
        <div>
          <dt>C3</dt>
          <dd>
            Every map reads all six maps of S2, which takes 2,416 parameters. Theirs read 3, 4 or 6 maps
            according to a table, which took 1,516.
          </dd>
        </div>
        <div>
          <dt>Pooling</dt>
          <dd>The mean. Theirs had a trained coefficient and bias per map, and a sigmoid.</dd>
        </div>
        <div>
          <dt>tanh</dt>
          <dd>tanh z. Theirs was 1.7159 · tanh(⅔ z).</dd>
        </div>
        <div>
          <dt>Output</dt>
          <dd>Softmax and cross-entropy. Theirs were Euclidean distances to digits of 7×12 pixels.</dd>
        </div>
        <div>
          <dt>Training</dt>
          <dd>
            Adam with batches of 32. Theirs was stochastic gradient descent with second-order step sizes.
          </dd>
        </div>
      </dl>
    </section>
  );
}
