import type { VNode } from 'preact';
import { Marked } from '../components/marked.js';
import type { Activations } from '../explain/forward.js';
import { activations } from '../inference/activations.js';
import { laterTexts } from '../language/texts.js';
import { Filters } from './filters.js';
import { ConvolutionFormula, PoolingFormula, TanhFormula } from './formulas.js';
import { gradients, pass } from './look-state.js';
import { Maps } from './maps.js';
import { Stage } from './stage.js';

interface Shown {
  readonly values: Activations | undefined;
  /** The value that has full strength: 1 for activations, as tanh is at most 1; undefined for gradients. */
  readonly largest: number | undefined;
}

/** What the maps show: the activations of the forward pass, or the gradients of the backward pass. */
function shown(): Shown {
  const isForward = pass.value === 'forward';
  return { values: isForward ? activations.value : gradients.value, largest: isForward ? 1 : undefined };
}

/** The stage of C1. */
export function FirstConvolution(): VNode {
  const { values, largest } = shown();
  const words = laterTexts.value.look.stages.conv1;
  const text = (
    <>
      <p>
        <Marked text={words.text} />
      </p>
      <ConvolutionFormula />
      <p>
        <Marked text={words.tanh} />
      </p>
      <TanhFormula />
    </>
  );
  return (
    <Stage id="c1" title={words.title} size={words.size} text={text}>
      <Filters layer="conv1" />
      {values && <Maps layer="conv1" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of S2. */
export function FirstPooling(): VNode {
  const { values, largest } = shown();
  const words = laterTexts.value.look.stages.pool1;
  const text = (
    <>
      <p>
        <Marked text={words.text} />
      </p>
      <PoolingFormula />
      <p class="muted">{words.in1998}</p>
    </>
  );
  return (
    <Stage id="s2" title={words.title} size={words.size} text={text}>
      {values && <Maps layer="pool1" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of C3. */
export function SecondConvolution(): VNode {
  const { values, largest } = shown();
  const words = laterTexts.value.look.stages.conv2;
  const text = (
    <>
      <p>{words.text}</p>
      <p class="muted">{words.in1998}</p>
    </>
  );
  return (
    <Stage id="c3" title={words.title} size={words.size} text={text}>
      <Filters layer="conv2" />
      {values && <Maps layer="conv2" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of S4. */
export function SecondPooling(): VNode {
  const { values, largest } = shown();
  const words = laterTexts.value.look.stages.pool2;
  return (
    <Stage id="s4" title={words.title} size={words.size} text={<p>{words.text}</p>}>
      {values && <Maps layer="pool2" values={values} largest={largest} />}
    </Stage>
  );
}
