import type { TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { selected } from './look-state.js';
import type { Unit } from './unit.js';

/** A map to look at and to choose a unit of. */
export interface MapButtonProps {
  /** The units of the map, row-major. */
  readonly values: ArrayLike<number>;
  /** Units in a row of the picture. */
  readonly width: number;
  readonly largest: number;
  /** What it is, in words. */
  readonly label: string;
  /** The unit at a place of the picture. */
  readonly unitAt: (x: number, y: number) => Unit;
  /** Where the chosen unit is in the picture, if it is in this one. */
  readonly chosen: { readonly x: number; readonly y: number } | undefined;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A map as a button: a click chooses the unit under the pointer, the arrow keys go from unit to unit. */
export function MapButton({ values, width, largest, label, unitAt, chosen }: MapButtonProps): VNode {
  const height = Math.ceil(values.length / width);
  const choose = (x: number, y: number): void => {
    if (x >= 0 && x < width && y >= 0 && y * width + x < values.length) selected.value = unitAt(x, y);
  };
  const click = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (event.detail === 0) {
      choose(chosen?.x ?? width >> 1, chosen?.y ?? height >> 1);
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const part = (at: number, start: number, size: number, units: number): number =>
      Math.max(0, Math.min(units - 1, Math.floor(((at - start) / size) * units)));
    choose(part(event.clientX, box.left, box.width, width), part(event.clientY, box.top, box.height, height));
  };
  const key = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    const step = ARROWS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const from = chosen ?? { x: width >> 1, y: height >> 1 };
    choose(from.x + step[0], from.y + step[1]);
  };
  const spot = chosen && {
    left: `${(100 * chosen.x) / width}%`,
    top: `${(100 * chosen.y) / height}%`,
    width: `${100 / width}%`,
    height: `${100 / height}%`,
  };
  return (
    <button
      type="button"
      class={`map ${chosen ? 'chosen' : ''}`}
      aria-label={label}
      aria-pressed={chosen !== undefined}
      onClick={click}
      onKeyDown={key}
    >
      <Heatmap values={values} width={width} largest={largest} class="pixelated" />
      {spot && <span class="spot" style={spot} />}
    </button>
  );
}
