import { computed, effect, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { activations } from '../../inference/activations.js';
import { laterTexts } from '../../language/texts.js';
import { network } from '../../network/network.js';
import { frameQueue } from '../../scheduling/frame-queue.js';
import { gradients, pass, selected } from '../look-state.js';
import { moment } from '../play-state.js';
import type { Unit } from '../unit.js';
import { computedBoxes } from './computed-boxes.js';
import { drawFocus, drawPlayed, drawSheet, type Focus, type Sheet } from './draw-diagram.js';
import { focusOf } from './focus-of.js';
import { DIAGRAM } from './layout.js';
import { type DiagramColors, diagramColors } from './palette.js';
import { paintPictures } from './pictures.js';
import type { PlayMoment } from './playback.js';

/** The elements that the diagram is drawn with, and its state. */
export interface DiagramParts {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** An element of the page whose color is free to be set. */
  readonly probe: RefObject<HTMLElement | null>;
  /** The unit under the pointer. */
  readonly hovered: Signal<Unit | undefined>;
  /** The width of the canvas in CSS pixels. */
  readonly width: Signal<number>;
}

/**
 * Draws the diagram in the next frame whenever something that it shows changes. The values are painted before that, on two
 * sheets, one of them without values; a frame copies parts of them and draws the links.
 */
export function useDiagram({ canvas, probe, hovered, width }: DiagramParts): void {
  useEffect(() => {
    const content = computed(() => (probe.current ? contentOf(diagramColors(probe.current)) : undefined));
    const size = computed(() => Math.round(width.value * devicePixelRatio));
    const sheet = (hasValues: boolean) => computed(() => paintSheet(content.value, size.value, hasValues));
    const [full, empty] = [sheet(true), sheet(false)];
    let frame = 0;
    const draw = (): void => {
      const played = moment.value;
      const [sheets, colors] = [[full.value, played && empty.value] as const, content.value?.colors];
      const focus = !played && colors ? focusOn(hovered.value ?? selected.value, colors) : undefined;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const context = canvas.current && resized(canvas.current, size.peek());
        if (!context) return;
        copySheets(context, sheets, played);
        if (played && colors) drawPlayed(context, played, colors);
        if (focus && colors) drawFocus(context, focus, colors);
      });
    };
    // Painting takes longer than a frame: the view appears first, then the values are painted, and then they are drawn.
    let stop = frameQueue.add(() => {
      content.peek();
      stop = frameQueue.add(() => {
        stop = effect(draw);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, []);
}

/** The values that the diagram shows; undefined without a network or ink. */
function contentOf(colors: DiagramColors): Sheet | undefined {
  const values = activations.value;
  const shown = pass.value === 'forward' ? values : gradients.value;
  if (!values || !shown) return undefined;
  const { layers, diagram } = laterTexts.value.look;
  return {
    pictures: paintPictures(values.input, shown, pass.value),
    colors,
    names: { ...layers, input: diagram.input },
    probabilities: values.probabilities,
  };
}

/** The unit that is explained, with the numbers of the pass. */
function focusOn(unit: Unit, colors: DiagramColors): Focus | undefined {
  const [values, weights, shown] = [activations.value, network.value?.weights, pass.value];
  if (!values || !weights) return undefined;
  const numbers = { values, weights, gradients: shown === 'backward' ? gradients.value : undefined };
  return focusOf(unit, numbers, shown, shown === 'forward' ? colors.select : colors.backward);
}

/** The context of a canvas of a width in pixels, scaled to the units of the diagram; undefined without a width. */
function resized(canvas: HTMLCanvasElement, pixels: number): CanvasRenderingContext2D | undefined {
  if (pixels === 0) return undefined;
  const scale = pixels / DIAGRAM.width;
  const height = Math.round(DIAGRAM.height * scale);
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d') ?? undefined;
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}

function paintSheet(
  content: Sheet | undefined,
  pixels: number,
  hasValues: boolean,
): HTMLCanvasElement | undefined {
  const sheet = document.createElement('canvas');
  const context = content && resized(sheet, pixels);
  if (!context) return undefined;
  drawSheet(context, content, hasValues);
  return sheet;
}

/** Copies the sheet with values, or while a pass is played, the one without values and what is computed of the other. */
function copySheets(
  context: CanvasRenderingContext2D,
  [full, empty]: readonly [full: HTMLCanvasElement | undefined, empty: HTMLCanvasElement | undefined],
  played: PlayMoment | undefined,
): void {
  const { width, height } = context.canvas;
  const scale = width / DIAGRAM.width;
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, width, height);
  const background = played ? empty : full;
  if (background) context.drawImage(background, 0, 0);
  for (const box of played && full ? computedBoxes(played) : []) {
    // Whole pixels, so that nothing is blurred.
    const [left, top] = [Math.round(box.x * scale), Math.round(box.y * scale)];
    const right = Math.min(width, Math.round((box.x + box.width) * scale));
    const bottom = Math.min(height, Math.round((box.y + box.height) * scale));
    const place = [left, top, right - left, bottom - top] as const;
    if (full && right > left && bottom > top) context.drawImage(full, ...place, ...place);
  }
  context.restore();
}
