import type { VNode } from 'preact';
import { distortion } from '../digit/digit.js';
import { DISTORTION_RANGES, type Distortion, UNDISTORTED } from '../digit/distort.js';

interface SliderProps {
  readonly name: keyof Distortion;
  readonly title: string;
  readonly step: number;
  readonly show: (value: number) => string;
}

const pixels = (value: number): string => `${value} px`;

/** The sliders and their ranges. */
const SLIDERS: readonly SliderProps[] = [
  { name: 'shiftX', title: 'Shift right', step: 0.5, show: pixels },
  { name: 'shiftY', title: 'Shift down', step: 0.5, show: pixels },
  { name: 'rotate', title: 'Rotate', step: 1, show: (value) => `${value}°` },
  { name: 'scale', title: 'Scale', step: 0.05, show: (value) => `× ${value.toFixed(2)}` },
  {
    name: 'stroke',
    title: 'Stroke width',
    step: 0.1,
    show: (value) => `${value.toFixed(1)} px`,
  },
  { name: 'noise', title: 'Noise', step: 0.02, show: (value) => `σ ${value.toFixed(2)}` },
  {
    name: 'contrast',
    title: 'Contrast',
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

function Slider({ name, title, step, show }: SliderProps): VNode {
  const [min, max] = DISTORTION_RANGES[name];
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
