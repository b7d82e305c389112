import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { seenDigit } from '../digit/digit.js';
import { activations } from '../inference/activations.js';
import { ConvolutionFormula, PoolingFormula, TanhFormula } from './formulas.js';
import { Kernels } from './kernels.js';
import { gradients, label, pass, selected } from './look-state.js';
import { largestOf, Maps } from './maps.js';
import { receptiveField } from './receptive-field.js';
import { Stage } from './stage.js';

/** What the maps show now: the forward or the backward pass, and the value at full strength. */
function shown() {
  const isForward = pass.value === 'forward';
  return { values: isForward ? activations.value : gradients.value, largest: isForward ? 1 : undefined };
}

export function InputStage(): VNode {
  const pixels = seenDigit.value;
  const back = gradients.value;
  const { x, y, size } = receptiveField(selected.value);
  const share = (pixels28: number): string => `${(100 * pixels28) / 28}%`;
  const field = { left: share(x), top: share(y), width: share(size), height: share(size) };
  const text = (
    <>
      <p>
        The network sees 28×28 numbers from 0 (paper) to 1 (ink). The frame is the <b>receptive field</b> of
        the chosen unit: the pixels that its value depends on, and no others.
      </p>
      {pass.value === 'backward' && (
        <p>
          The backward pass ends here: blue pixels are those where more ink would raise the loss for the label{' '}
          {label.value}, orange ones those where it would lower it.
        </p>
      )}
    </>
  );
  return (
    <Stage id="input" title="Input" size="28×28" text={text}>
      {pixels ? (
        <div class="input-image framed">
          {pass.value === 'backward' && back ? (
            <Heatmap
              values={back.input.values}
              width={28}
              largest={largestOf(back.input.values)}
              label="The gradient of the loss by each pixel"
              class="pixelated"
            />
          ) : (
            <Heatmap values={pixels} width={28} largest={255} unsigned label="The digit" class="pixelated" />
          )}
          <span class="field" style={field} />
        </div>
      ) : (
        <p class="blank framed">no ink yet</p>
      )}
    </Stage>
  );
}

export function FirstConvolution(): VNode {
  const { values, largest } = shown();
  const text = (
    <>
      <p>
        <b>Convolution.</b> Each map has one filter of 5×5 weights. It is laid on every place of the input;
        where the picture under it is like the filter, the sum is large. The same 25 weights serve all 576
        places, so a stroke is found wherever it lies.
      </p>
      <ConvolutionFormula />
      <p>
        <b>tanh</b> bends every sum into −1 to 1: it is nearly a straight line around 0 and flat far from it.
        Without a bend, all layers together could do no more than one.
      </p>
      <TanhFormula />
    </>
  );
  return (
    <Stage id="c1" title="C1, convolution" size="6 maps of 24×24, 156 parameters" text={text}>
      <Kernels layer="conv1" />
      {values && <Maps layer="conv1" name="C1" values={values} largest={largest} />}
    </Stage>
  );
}

export function FirstPooling(): VNode {
  const { values, largest } = shown();
  const text = (
    <>
      <p>
        <b>Pooling.</b> Each unit is the mean of 2×2 units below it. The map gets smaller, and a stroke that
        moves by a pixel changes it less.
      </p>
      <PoolingFormula />
      <p class="muted">
        In 1998 the mean was also multiplied by a trained number, shifted by another and squashed. Today’s
        LeNet-5 leaves that out.
      </p>
    </>
  );
  return (
    <Stage id="s2" title="S2, average pooling" size="6 maps of 12×12, nothing to train" text={text}>
      {values && <Maps layer="pool1" name="S2" values={values} largest={largest} />}
    </Stage>
  );
}

export function SecondConvolution(): VNode {
  const { values, largest } = shown();
  const text = (
    <>
      <p>
        A second convolution looks at all six maps below at once: each of its 16 filters has 5×5×6 weights and
        finds corners, ends and curves made of the first layer’s strokes. A unit sees 14×14 pixels of the
        input.
      </p>
      <p class="muted">
        In 1998 each map of C3 saw only 3, 4 or all 6 maps below, by a table chosen by hand, to save work and
        to keep the maps from learning the same.
      </p>
    </>
  );
  return (
    <Stage id="c3" title="C3, convolution" size="16 maps of 8×8, 2,416 parameters" text={text}>
      <Kernels layer="conv2" />
      {values && <Maps layer="conv2" name="C3" values={values} largest={largest} />}
    </Stage>
  );
}

export function SecondPooling(): VNode {
  const { values, largest } = shown();
  const text = (
    <p>
      Pooled again: 16 maps of 4×4, which are the 256 numbers that the rest of the network decides by. A unit
      sees 16×16 pixels of the input.
    </p>
  );
  return (
    <Stage id="s4" title="S4, average pooling" size="16 maps of 4×4, nothing to train" text={text}>
      {values && <Maps layer="pool2" name="S4" values={values} largest={largest} />}
    </Stage>
  );
}
