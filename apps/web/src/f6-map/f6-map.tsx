import { useSignal } from '@preact/signals';
import type { TargetedMouseEvent, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { project } from '../analysis/pca.js';
import { DigitImage } from '../components/digit-image.js';
import { dataState, testDigits, testPixels } from '../data/digits.js';
import { loadDigits } from '../data/load-digits.js';
import { takeDigit } from '../digit/digit.js';
import { activations } from '../inference/activations.js';
import { count as grouped, percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { networkName } from '../network/network-name.js';
import { isDark } from '../page/theme.js';
import { DIGIT_COLORS, drawMap, pixelOf, viewOf } from './draw-map.js';
import { followNetwork, mapFailure, type ShownMap, shownMap } from './map-state.js';
import { nearestDigits } from './nearest.js';
import './f6-map.css';

/** How many of the nearest digits are listed. */
const NEIGHBORS = 5;

/** How far from a point the pointer still finds it, in CSS pixels. */
const REACH = 10;

/** The test digits in the plane in which their values in F6 spread most, and the present digit among them. */
export function F6MapView(): VNode {
  useEffect(followNetwork, []);
  const { map } = laterTexts.value;
  const shown = shownMap.value;
  const count = testDigits.value.count;
  return (
    <div class="f6-map">
      <p>{map.intro}</p>
      {mapFailure.value !== '' && <p role="alert">{map.failed(mapFailure.value)}</p>}
      {!shown && mapFailure.value === '' && <p class="muted">{map.computing}</p>}
      {shown && <MapFigure map={shown} />}
      {count < 10_000 && (
        <button
          type="button"
          disabled={dataState.value.status === 'loading'}
          onClick={() => void loadDigits()}
        >
          {map.loadAll}
        </button>
      )}
    </div>
  );
}

function MapFigure({ map: shown }: { readonly map: ShownMap }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hovered = useSignal<number | undefined>(undefined);
  const own = activations.value?.dense2;
  const at = own && project(own, shown.plane);
  const dark = isDark.value;
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const side = Math.round(element.clientWidth * devicePixelRatio);
    if (element.width !== side) [element.width, element.height] = [side, side];
    const color = getComputedStyle(element).color;
    const mark = at && { x: at[0] ?? 0, y: at[1] ?? 0, color };
    drawMap(context, viewOf(shown.points, side), shown.points, shown.labels, mark);
  }, [shown, own, dark]);
  const { map } = laterTexts.value;
  const neighbors = own ? nearestDigits(shown.features, own, NEIGHBORS) : [];
  const [first = 0, second = 0] = shown.plane.explained;
  const pixels = hovered.value === undefined ? undefined : testPixels(hovered.value);
  return (
    <div class="f6-figure">
      <canvas
        ref={canvas}
        role="img"
        aria-label={map.label(grouped(shown.labels.length))}
        onPointerMove={(event) => {
          hovered.value = pointAt(shown, event);
        }}
        onPointerLeave={() => {
          hovered.value = undefined;
        }}
        onClick={(event) => {
          const index = pointAt(shown, event);
          if (index !== undefined) takeDigit({ kind: 'test', index });
        }}
      />
      <div class="f6-side">
        <p data-f6-network>{map.of(networkName(shown.network), grouped(shown.labels.length))}</p>
        <ul class="f6-key">
          {DIGIT_COLORS.map((color, digit) => (
            <li key={digit}>
              <span style={{ backgroundColor: color }} /> {digit}
            </li>
          ))}
        </ul>
        <p>{map.axes(percentage(first, 0), percentage(second, 0))}</p>
        {own && (
          <p data-f6-nearest>{map.nearest(neighbors.map((index) => shown.labels[index]).join(', '))}</p>
        )}
        <div class="f6-hovered">
          {pixels && hovered.value !== undefined && (
            <>
              <DigitImage pixels={pixels} class="pixelated framed" />
              <span>{map.digit(hovered.value, shown.labels[hovered.value] ?? 0)}</span>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The digit whose point is nearest to the pointer; undefined if none is near. */
function pointAt({ points }: ShownMap, event: TargetedMouseEvent<HTMLCanvasElement>): number | undefined {
  const box = event.currentTarget.getBoundingClientRect();
  const view = viewOf(points, box.width);
  const [px, py] = [event.clientX - box.left, event.clientY - box.top];
  let [best, distance] = [-1, REACH];
  for (let at = 0; at < points.length; at += 2) {
    const away = Math.hypot(pixelOf(view, points[at]!) - px, pixelOf(view, -points[at + 1]!) - py);
    if (away < distance) [best, distance] = [at >> 1, away];
  }
  return best < 0 ? undefined : best;
}
