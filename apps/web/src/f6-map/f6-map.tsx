import { useSignal } from '@preact/signals';
import type { ComponentChildren, TargetedMouseEvent, VNode } from 'preact';
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
import {
  ARRANGEMENTS,
  arrange,
  arranged,
  arrangeFailure,
  arrangement,
  forgetArranged,
} from './umap-state.js';
import './f6-map.css';

/** How many of the nearest digits are listed. */
const NEIGHBORS = 5;

/** How far from a point the pointer still finds it, in CSS pixels. */
const REACH = 10;

/** The test digits by their values in F6, in the plane in which these spread most or arranged by UMAP, and the present digit among them. */
export function F6MapView(): VNode {
  useEffect(() => {
    const stop = followNetwork();
    return () => {
      stop();
      forgetArranged();
    };
  }, []);
  const { map } = laterTexts.value;
  const shown = shownMap.value;
  const count = testDigits.value.count;
  const failure = mapFailure.value || arrangeFailure.value;
  return (
    <div class="f6-map">
      <p>{map.intro}</p>
      {failure !== '' && <p role="alert">{map.failed(failure)}</p>}
      {!shown && failure === '' && <p class="muted">{map.computing}</p>}
      {shown && <ArrangementChoice map={shown} />}
      {shown &&
        (arrangement.value === 'umap' ? <UmapFigure selected={shown} /> : <PlaneFigure map={shown} />)}
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

function ArrangementChoice({ map: shown }: { readonly map: ShownMap }): VNode {
  const { map } = laterTexts.value;
  return (
    <fieldset class="row" aria-label={map.arrangement}>
      {ARRANGEMENTS.map((name) => (
        <label key={name} class="f6-choice">
          <input
            type="radio"
            name="arrangement"
            checked={arrangement.value === name}
            onChange={() => {
              arrangement.value = name;
              if (name === 'umap' && !arranged.peek()) void arrange(shown);
            }}
          />
          {map.arrangements[name]}
        </label>
      ))}
    </fieldset>
  );
}

/** The plane in which the values spread most. */
function PlaneFigure({ map: shown }: { readonly map: ShownMap }): VNode {
  const { map } = laterTexts.value;
  const own = activations.value?.dense2;
  const [first = 0, second = 0] = shown.plane.explained;
  return (
    <MapFigure map={shown} points={shown.points} at={own && project(own, shown.plane)}>
      <p>{map.plane(percentage(first, 0), percentage(second, 0))}</p>
    </MapFigure>
  );
}

/** The arrangement by UMAP, which stays that of its network until the user asks for another one. */
function UmapFigure({ selected }: { readonly selected: ShownMap }): VNode | null {
  const state = arranged.value;
  if (!state) return null;
  const { map } = laterTexts.value;
  const { map: shown, points, fraction } = state;
  const isSelected = shown.network === selected.network && shown.labels === selected.labels;
  const own = isSelected ? activations.value?.dense2 : undefined;
  const neighbors = own && nearestDigits(shown.features, own, NEIGHBORS);
  return (
    <MapFigure map={shown} points={points} at={neighbors && meanOf(points, neighbors)}>
      <p>{map.umap(NEIGHBORS)}</p>
      {fraction < 1 && (
        <label class="f6-progress">
          {fraction === 0 ? map.findingNeighbors : map.arranging(percentage(fraction, 0))}
          <progress value={fraction === 0 ? undefined : fraction} />
        </label>
      )}
      {!isSelected && (
        <button type="button" onClick={() => void arrange(selected)}>
          {map.arrangeAgain}
        </button>
      )}
    </MapFigure>
  );
}

interface MapFigureProps {
  readonly map: ShownMap;
  /** Where the digits are, shape `[count, 2]`. */
  readonly points: Float32Array;
  /** Where the present digit is; undefined without one. */
  readonly at: ArrayLike<number> | undefined;
  /** How the digits are placed. */
  readonly children: ComponentChildren;
}

function MapFigure({ map: shown, points, at, children }: MapFigureProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hovered = useSignal<number | undefined>(undefined);
  const own = activations.value?.dense2;
  const dark = isDark.value;
  const [x, y] = [at?.[0], at?.[1]];
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const side = Math.round(element.clientWidth * devicePixelRatio);
    if (element.width !== side) [element.width, element.height] = [side, side];
    const { color } = getComputedStyle(element);
    const mark = x === undefined || y === undefined ? undefined : { x, y, color };
    drawMap(context, viewOf(points, side), points, shown.labels, mark);
  }, [shown, points, x, y, dark]);
  const { map } = laterTexts.value;
  const neighbors = own && at ? nearestDigits(shown.features, own, NEIGHBORS) : [];
  const pixels = hovered.value === undefined ? undefined : testPixels(hovered.value);
  return (
    <div class="f6-figure">
      <canvas
        ref={canvas}
        role="img"
        aria-label={map.label(grouped(shown.labels.length))}
        onPointerMove={(event) => {
          hovered.value = pointAt(points, event);
        }}
        onPointerLeave={() => {
          hovered.value = undefined;
        }}
        onClick={(event) => {
          const index = pointAt(points, event);
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
        {children}
        {neighbors.length > 0 && (
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

/** The mean of some points, shape `[2]`. */
function meanOf(points: Float32Array, indices: readonly number[]): readonly number[] {
  return [0, 1].map(
    (axis) => indices.reduce((sum, index) => sum + points[2 * index + axis]!, 0) / indices.length,
  );
}

/** The digit whose point is nearest to the pointer; undefined if none is near. */
function pointAt(points: Float32Array, event: TargetedMouseEvent<HTMLCanvasElement>): number | undefined {
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
