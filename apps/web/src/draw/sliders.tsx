import type { VNode } from 'preact';
import { distortion } from '../digit/digit.js';
import { DISTORTION_RANGES, type Distortion, UNDISTORTED } from '../digit/distort.js';
import { decimals, localized } from '../language/format.js';
import { texts } from '../language/texts.js';

interface SliderProps {
  readonly name: keyof Distortion;
  readonly step: number;
  readonly format: (value: number) => string;
}

const SLIDERS: readonly SliderProps[] = [
  { name: 'shiftX', step: 0.5, format: (value) => `${localized(String(value))} px` },
  { name: 'shiftY', step: 0.5, format: (value) => `${localized(String(value))} px` },
  { name: 'rotate', step: 1, format: (value) => `${localized(String(value))}°` },
  { name: 'scale', step: 0.05, format: (value) => `× ${decimals(value, 2)}` },
  { name: 'stroke', step: 0.1, format: (value) => `${decimals(value, 1)} px` },
  { name: 'noise', step: 0.02, format: (value) => `σ ${decimals(value, 2)}` },
  { name: 'contrast', step: 0.05, format: (value) => `× ${decimals(value, 2)}` },
];

/** The distortions of the digit, with which the user finds out what the network still recognizes. */
export function Sliders(): VNode {
  const text = texts.value.draw;
  const isUndistorted = SLIDERS.every(({ name }) => distortion.value[name] === UNDISTORTED[name]);
  return (
    <section class="card sliders" aria-labelledby="sliders-heading" data-part="sliders">
      <h2 id="sliders-heading">{text.distort}</h2>
      {SLIDERS.map((slider) => (
        <Slider key={slider.name} {...slider} />
      ))}
      <button
        type="button"
        disabled={isUndistorted}
        onClick={() => {
          distortion.value = UNDISTORTED;
        }}
      >
        {text.reset}
      </button>
    </section>
  );
}

function Slider({ name, step, format }: SliderProps): VNode {
  const [min, max] = DISTORTION_RANGES[name];
  const value = distortion.value[name];
  return (
    <label class="slider">
      <span>{texts.value.draw.sliders[name]}</span>
      {/* Not an output element: the label would then name the output and not the slider. */}
      <span class="value" aria-hidden="true">
        {format(value)}
      </span>
      <input
        type="range"
        {...{ min, max, step, value, name }}
        aria-valuetext={format(value)}
        onInput={(event) => {
          distortion.value = { ...distortion.peek(), [name]: Number(event.currentTarget.value) };
        }}
      />
    </label>
  );
}
