import type { VNode } from 'preact';
import { Marked } from '../components/marked.js';
import { firstUpdate } from '../explain/first-update.js';
import { KERNEL_SHAPES } from '../explain/weights.js';
import { localized } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { settings } from '../run/run-state.js';
import { trainerOptions } from '../settings/run-settings.js';
import { AdamFormula, BackpropagationFormula } from './formulas.js';
import { gradients } from './look-state.js';
import { fine } from './shown-number.js';
import { Stage } from './stage.js';

const OPTIMIZER_NAMES = { adam: 'Adam', adamw: 'AdamW', sgd: 'SGD', rmsprop: 'RMSProp' } as const;

/** The index of the middle weight of C1's first filter: row 2, column 2 of 5×5. */
const MIDDLE_WEIGHT = (2 * 5 + 2) * KERNEL_SHAPES.conv1[3];

/** The stage about the backward pass and the update of the weights. */
export function LearningStage(): VNode {
  const words = laterTexts.value.look.stages.learning;
  const text = (
    <>
      <p>
        <Marked text={words.backpropagation} />
      </p>
      <BackpropagationFormula />
      <p>
        <Marked text={words.adam} />
      </p>
      <AdamFormula />
    </>
  );
  return (
    <Stage id="learning" title={words.title} size={words.size} text={text}>
      <UpdateExample />
      <p>
        <Marked text={words.see} />
      </p>
    </Stage>
  );
}

/** The first update of one weight, with the optimizer and the learning rate of the run. */
function UpdateExample(): VNode | null {
  const { learningRate, clipNorm, l2 } = settings.value;
  const optimizer = trainerOptions(settings.value).optimizer ?? { name: 'adam' };
  // The example has no mean square without a moment, no penalty, and no limit of the gradient.
  if (optimizer.name === 'sdlm' || optimizer.name === 'rmsprop' || clipNorm !== 'off' || l2 > 0) return null;
  const gradient = gradients.value?.weights.conv1.dKernel[MIDDLE_WEIGHT] ?? 0;
  const weight = network.value?.weights.conv1.kernel[MIDDLE_WEIGHT] ?? 0;
  const { m, v, change: by } = firstUpdate(optimizer, weight, gradient, learningRate);
  const words = laterTexts.value.look.stages.learning;
  const name = OPTIMIZER_NAMES[optimizer.name];
  const moments =
    optimizer.name === 'sgd' ? words.momentum(name, fine(m)) : words.moments(name, fine(m), fine(v));
  const change = words.change(localized(String(learningRate)), fine(by));
  return (
    <p>
      <Marked text={`${words.example(fine(gradient))} ${moments}${change}`} />
    </p>
  );
}
