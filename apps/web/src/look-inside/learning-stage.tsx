import type { VNode } from 'preact';
import { firstUpdate } from '../explain/first-update.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { network } from '../network/network.js';
import { settings } from '../run/run-state.js';
import { trainerOptions } from '../settings/run-settings.js';
import { AdamFormula, BackpropagationFormula } from './formulas.js';
import { gradients } from './look-state.js';
import { fine } from './shown-number.js';
import { Stage } from './stage.js';

const OPTIMIZER_NAMES = { adam: 'Adam', adamw: 'AdamW', sgd: 'SGD' } as const;

/** The index of the middle weight of C1's first filter: row 2, column 2 of 5×5. */
const MIDDLE_WEIGHT = (2 * 5 + 2) * KERNEL_SHAPES.conv1[3];

/** The stage about the backward pass and the update of the weights. */
export function LearningStage(): VNode {
  const text = (
    <>
      <p>
        <b>Backpropagation.</b> The gradient of the loss passes back through the network, layer by layer, by
        the chain rule: each unit multiplies the gradient that it receives by the slope of its tanh, and
        passes it on times the weight of each connection. The gradient of a filter’s weight is a sum over all
        places of the map.
      </p>
      <BackpropagationFormula />
      <p>
        <b>Adam</b> keeps two running means per weight: m of its gradient, and v of the gradient’s square. It
        divides m by the root of v, so all weights move by similar amounts: by about η if the gradients of the
        last steps agree in sign, and by less if they do not.
      </p>
      <AdamFormula />
    </>
  );
  return (
    <Stage id="learning" title="How it learns" size="backward pass and Adam" text={text}>
      <UpdateExample />
      <p>
        Select the <b>backward pass</b> above to see the gradient that this digit, with its true label, sends
        to every map and filter: blue if a larger value would raise the loss, orange if it would lower it.
      </p>
    </Stage>
  );
}

/** The first update of one weight, with the optimizer and the learning rate of the run. */
function UpdateExample(): VNode | null {
  const { learningRate } = settings.value;
  const optimizer = trainerOptions(settings.value).optimizer ?? { name: 'adam' };
  // The form does not offer SDLM.
  if (optimizer.name === 'sdlm') return null;
  const gradient = gradients.value?.weights.conv1.dKernel[MIDDLE_WEIGHT] ?? 0;
  const weight = network.value?.weights.conv1.kernel[MIDDLE_WEIGHT] ?? 0;
  const { m, v, change } = firstUpdate(optimizer, weight, gradient, learningRate);
  return (
    <p>
      If this digit were the only image of the first batch, the middle weight of C1’s first filter would have
      the gradient g = <b>{fine(gradient)}</b>.{' '}
      {optimizer.name === 'sgd'
        ? `${OPTIMIZER_NAMES.sgd} would set m = ${fine(m)}`
        : `${OPTIMIZER_NAMES[optimizer.name]} would set m = ${fine(m)} and v = ${fine(v)}`}
      , and with the run’s learning rate η = {learningRate} would change the weight by <b>{fine(change)}</b>.
    </p>
  );
}
