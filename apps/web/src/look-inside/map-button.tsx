import type { TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { selected } from './look-state.js';
import type { Unit } from './unit.js';

/** Properties of a `MapButton`. */
export interface MapButtonProps {
  /** The values of the units, row-major. */
  readonly values: ArrayLike<number>;
  /** Units per row. */
  readonly width: number;
  /** The value that has full strength. */
  readonly largest: number;
  /** The accessible name. */
  readonly label: string;
  /** The unit at a position of the map. */
  readonly unitAt: (x: number, y: number) => Unit;
  /** The position of the selected unit, if it is in this map. */
  readonly selectedAt: { readonly x: number; readonly y: number } | undefined;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A map as a button: a click selects the unit under the pointer, the arrow keys move to the next unit. */
export function MapButton({ values, width, largest, label, unitAt, selectedAt }: MapButtonProps): VNode {
  const height = Math.ceil(values.length / width);
  const select = (x: number, y: number): void => {
    if (x >= 0 && x < width && y >= 0 && y * width + x < values.length) selected.value = unitAt(x, y);
  };
  const click = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (event.detail === 0) {
      select(selectedAt?.x ?? width >> 1, selectedAt?.y ?? height >> 1);
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const index = (position: number, start: number, size: number, units: number): number =>
      Math.max(0, Math.min(units - 1, Math.floor(((position - start) / size) * units)));
    select(
      index(event.clientX, box.left, box.width, width),
      index(event.clientY, box.top, box.height, height),
    );
  };
  const key = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    const step = ARROWS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const from = selectedAt ?? { x: width >> 1, y: height >> 1 };
    select(from.x + step[0], from.y + step[1]);
  };
  const marker = selectedAt && {
    left: `${(100 * selectedAt.x) / width}%`,
    top: `${(100 * selectedAt.y) / height}%`,
    width: `${100 / width}%`,
    height: `${100 / height}%`,
  };
  return (
    <button
      type="button"
      class={`map ${selectedAt ? 'selected' : ''}`}
      aria-label={label}
      aria-pressed={selectedAt !== undefined}
      onClick={click}
      onKeyDown={key}
    >
      <Heatmap values={values} width={width} largest={largest} class="pixelated" />
      {marker && <span class="unit-marker" style={marker} />}
    </button>
  );
}
