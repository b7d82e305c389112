import { type ReadonlySignal, useComputed, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { digitSource, distortion, preparedInk, seenDigit } from '../digit/digit.js';
import { DISTORTIONS, UNDISTORTED } from '../digit/distort.js';
import { scoreGradient } from '../explain/score-gradient.js';
import { activations } from '../inference/activations.js';
import { prediction } from '../inference/prediction.js';
import { decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { type PadOverlay, padOverlay, squareOf, WHOLE_PAD } from './pad-overlay.js';
import { SignedPicture } from './signed-picture.js';
import { useOcclusion } from './use-occlusion.js';

/** The part of the drawing that speaks for the answer, found by covering squares. */
export function OcclusionPart(): VNode {
  const map = useOcclusion();
  const text = laterTexts.value.why.occlusion;
  const largest = map.value ? Math.max(...map.value) : undefined;
  return (
    <MapPart map={map} text={text}>
      <p data-largest-drop={largest}>
        {largest === undefined ? text.busy : text.largest(decimals(100 * largest, 1))}
      </p>
    </MapPart>
  );
}

/** Where more ink would raise the score of the answer. */
export function GradientPart(): VNode {
  const map = useComputed(() => {
    const present = activations.value;
    const answer = prediction.value;
    const selected = network.value;
    return present && answer && selected ? scoreGradient(present, selected.weights, answer.label) : undefined;
  });
  return <MapPart map={map} text={laterTexts.value.why.gradient} />;
}

/** Values divided by the largest magnitude, so that the map uses the whole scale of colors. */
function scaled(values: Float64Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 0 ? values.map((value) => value / largest) : values;
}

/** The map over the drawing on the pad; undefined while sliders distort the digit, which the pad shows undistorted. */
function overlayOf(values: Float64Array): PadOverlay | undefined {
  if (DISTORTIONS.some((name) => distortion.value[name] !== UNDISTORTED[name])) return undefined;
  const ink = digitSource.value.kind === 'ink' ? preparedInk.value : undefined;
  return { values, square: ink ? squareOf(ink) : WHOLE_PAD };
}

interface MapText {
  readonly intro: string;
  readonly label: (answer: number) => string;
  readonly positive: string;
  readonly negative: string;
}

function MapPart({
  map,
  text,
  children,
}: {
  readonly map: ReadonlySignal<Float64Array | undefined>;
  readonly text: MapText;
  readonly children?: VNode;
}): VNode {
  const values = useComputed(() => map.value && scaled(map.value));
  useSignalEffect(() => {
    padOverlay.value = values.value && overlayOf(values.value);
  });
  useEffect(
    () => () => {
      padOverlay.value = undefined;
    },
    [],
  );
  const pixels = seenDigit.value;
  const answer = prediction.value;
  return (
    <div class="why-part">
      {pixels && answer && (
        <SignedPicture pixels={pixels} values={values.value} label={text.label(answer.label)} />
      )}
      <div class="why-text">
        <p>{text.intro}</p>
        {children}
        <p class="small">
          <span class="sign positive">{text.positive}</span>{' '}
          <span class="sign negative">{text.negative}</span>
        </p>
      </div>
    </div>
  );
}
