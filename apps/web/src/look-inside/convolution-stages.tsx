import type { VNode } from 'preact';
import type { Activations } from '../explain/forward.js';
import { activations } from '../inference/activations.js';
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
  const text = (
    <>
      <p>
        <b>Convolution.</b> Each map has one filter of 5×5 weights. The filter slides over the input; where
        the pixels under it resemble the filter, the sum is large. The same 25 weights are used at all 576
        positions, so a stroke is found wherever it is. A filter that is 5 pixels wide fits into 28 pixels at
        28 − 5 + 1 = 24 positions, which is the width of a map.
      </p>
      <ConvolutionFormula />
      <p>
        <b>tanh</b> maps every sum to the range from −1 to 1: it is nearly linear around 0 and flat far from
        it. Without a nonlinear function, all layers together could compute no more than one layer.
      </p>
      <TanhFormula />
    </>
  );
  return (
    <Stage id="c1" title="C1, convolution" size="6 maps of 24×24, 156 parameters" text={text}>
      <Filters layer="conv1" />
      {values && <Maps layer="conv1" name="C1" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of S2. */
export function FirstPooling(): VNode {
  const { values, largest } = shown();
  const text = (
    <>
      <p>
        <b>Pooling.</b> Each unit is the mean of 2×2 units of the map below. The map gets smaller, and a
        stroke that moves by one pixel changes it less.
      </p>
      <PoolingFormula />
      <p class="muted">
        In 1998, each mean was also multiplied by a trained coefficient, shifted by a trained bias, and passed
        through a sigmoid. Today’s LeNet-5 leaves that out.
      </p>
    </>
  );
  return (
    <Stage id="s2" title="S2, average pooling" size="6 maps of 12×12, no parameters" text={text}>
      {values && <Maps layer="pool1" name="S2" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of C3. */
export function SecondConvolution(): VNode {
  const { values, largest } = shown();
  const text = (
    <>
      <p>
        The second convolution reads all six maps below at once: each of its 16 filters has 5×5×6 weights and
        responds to corners, line ends and curves, which consist of strokes that C1 has found. A unit depends
        on 14×14 pixels of the input. The maps are 12 − 5 + 1 = 8 units wide.
      </p>
      <p class="muted">
        In 1998, each map of C3 read only 3, 4 or all 6 maps below, according to a table, to save computation
        and to keep the maps from learning the same features.
      </p>
    </>
  );
  return (
    <Stage id="c3" title="C3, convolution" size="16 maps of 8×8, 2,416 parameters" text={text}>
      <Filters layer="conv2" />
      {values && <Maps layer="conv2" name="C3" values={values} largest={largest} />}
    </Stage>
  );
}

/** The stage of S4. */
export function SecondPooling(): VNode {
  const { values, largest } = shown();
  const text = (
    <p>
      The second pooling makes 16 maps of 4×4: the 256 numbers that the dense layers read. A unit depends on
      16×16 pixels of the input.
    </p>
  );
  return (
    <Stage id="s4" title="S4, average pooling" size="16 maps of 4×4, no parameters" text={text}>
      {values && <Maps layer="pool2" name="S4" values={values} largest={largest} />}
    </Stage>
  );
}
