import { IMAGE_SIZE } from '@lenet5/mnist';
import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { Marked } from '../components/marked.js';
import { seenDigit } from '../digit/digit.js';
import { missingReason } from '../inference/prediction.js';
import { laterTexts } from '../language/texts.js';
import { gradients, label, pass, selected } from './look-state.js';
import { largestOf } from './maps.js';
import { receptiveField } from './receptive-field.js';
import { Stage } from './stage.js';

/** The stage of the input, with the receptive field of the selected unit. */
export function InputStage(): VNode {
  const { x, y, size } = receptiveField(selected.value);
  const percent = (pixels: number): string => `${(100 * pixels) / IMAGE_SIZE}%`;
  const field = { left: percent(x), top: percent(y), width: percent(size), height: percent(size) };
  const words = laterTexts.value.look.stages.input;
  const text = (
    <>
      <p>
        <Marked text={words.text} />
      </p>
      {pass.value === 'backward' && <p>{words.backward(label.value)}</p>}
    </>
  );
  return (
    <Stage id="input" title={words.title} size={words.size} text={text}>
      {seenDigit.value ? (
        <div class="input-image framed">
          <InputImage pixels={seenDigit.value} />
          <span class="field" style={field} />
        </div>
      ) : (
        <p class="blank framed">{missingReason.value}</p>
      )}
    </Stage>
  );
}

/** The digit or, in the backward pass, the gradient of the loss with respect to its pixels. */
function InputImage({ pixels }: { readonly pixels: Uint8Array }): VNode {
  const back = pass.value === 'backward' ? gradients.value : undefined;
  const words = laterTexts.value.look.stages.input;
  if (!back) {
    return (
      <Heatmap
        values={pixels}
        width={IMAGE_SIZE}
        largest={255}
        unsigned
        label={words.digit}
        class="pixelated"
      />
    );
  }
  return (
    <Heatmap
      values={back.input.values}
      width={IMAGE_SIZE}
      largest={largestOf(back.input.values)}
      label={words.gradient}
      class="pixelated"
    />
  );
}
