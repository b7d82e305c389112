import type { VNode } from 'preact';
import { distortion } from './digit.js';
import { type Distortion, UNDISTORTED } from './distort.js';

interface SliderProps {
  readonly name: keyof Distortion;
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly show: (value: number) => string;
}

const pixels = (value: number): string => `${value} px`;

/** The sliders and their ranges. */
export const SLIDERS: readonly SliderProps[] = [
  { name: 'shiftX', title: 'Shift right', min: -10, max: 10, step: 0.5, show: pixels },
  { name: 'shiftY', title: 'Shift down', min: -10, max: 10, step: 0.5, show: pixels },
  { name: 'rotate', title: 'Rotate', min: -180, max: 180, step: 1, show: (value) => `${value}°` },
  { name: 'scale', title: 'Scale', min: 0.4, max: 1.6, step: 0.05, show: (value) => `× ${value.toFixed(2)}` },
  {
    name: 'stroke',
    title: 'Stroke width',
    min: -2,
    max: 3,
    step: 0.1,
    show: (value) => `${value.toFixed(1)} px`,
  },
  { name: 'noise', title: 'Noise', min: 0, max: 1, step: 0.02, show: (value) => `σ ${value.toFixed(2)}` },
  {
    name: 'contrast',
    title: 'Contrast',
    min: 0,
    max: 1.5,
    step: 0.05,
    show: (value) => `× ${value.toFixed(2)}`,
  },
];

/** What may be done to the digit before the network sees it, to find where the network breaks. */
export function Sliders(): VNode {
  const isPlain = SLIDERS.every(({ name }) => distortion.value[name] === UNDISTORTED[name]);
  return (
    <section class="card sliders" aria-labelledby="sliders-heading">
      <h2 id="sliders-heading">Find where it breaks</h2>
      {SLIDERS.map((slider) => (
        <Slider key={slider.name} {...slider} />
      ))}
      <button
        type="button"
        disabled={isPlain}
        onClick={() => {
          distortion.value = UNDISTORTED;
        }}
      >
        Reset
      </button>
    </section>
  );
}

function Slider({ name, title, min, max, step, show }: SliderProps): VNode {
  const value = distortion.value[name];
  return (
    <label class="slider">
      <span>{title}</span>
      {/* No output element: the label would be its, not the slider's. */}
      <span class="value" aria-hidden="true">
        {show(value)}
      </span>
      <input
        type="range"
        {...{ min, max, step, value, name }}
        aria-valuetext={show(value)}
        onInput={(event) => {
          distortion.value = { ...distortion.peek(), [name]: Number(event.currentTarget.value) };
        }}
      />
    </label>
  );
}
