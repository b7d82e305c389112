import type { VNode } from 'preact';
import { distortion } from '../digit/digit.js';
import { DISTORTION_RANGES, type Distortion, UNDISTORTED } from '../digit/distort.js';

interface SliderProps {
  readonly name: keyof Distortion;
  readonly title: string;
  readonly step: number;
  readonly format: (value: number) => string;
}

const SLIDERS: readonly SliderProps[] = [
  { name: 'shiftX', title: 'Shift right', step: 0.5, format: (value) => `${value} px` },
  { name: 'shiftY', title: 'Shift down', step: 0.5, format: (value) => `${value} px` },
  { name: 'rotate', title: 'Rotate', step: 1, format: (value) => `${value}°` },
  { name: 'scale', title: 'Scale', step: 0.05, format: (value) => `× ${value.toFixed(2)}` },
  { name: 'stroke', title: 'Stroke width', step: 0.1, format: (value) => `${value.toFixed(1)} px` },
  { name: 'noise', title: 'Noise', step: 0.02, format: (value) => `σ ${value.toFixed(2)}` },
  { name: 'contrast', title: 'Contrast', step: 0.05, format: (value) => `× ${value.toFixed(2)}` },
];

/** The distortions of the digit, with which the user finds out what the network still recognizes. */
export function Sliders(): VNode {
  const isUndistorted = SLIDERS.every(({ name }) => distortion.value[name] === UNDISTORTED[name]);
  return (
    <section class="card sliders" aria-labelledby="sliders-heading">
      <h2 id="sliders-heading">Distort the digit</h2>
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
        Reset
      </button>
    </section>
  );
}

function Slider({ name, title, step, format }: SliderProps): VNode {
  const [min, max] = DISTORTION_RANGES[name];
  const value = distortion.value[name];
  return (
    <label class="slider">
      <span>{title}</span>
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
