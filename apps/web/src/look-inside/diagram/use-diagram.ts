import { computed, effect, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { activations } from '../../inference/activations.js';
import { texts } from '../../language/texts.js';
import { network } from '../../network/network.js';
import { isDark } from '../../page/theme.js';
import { gradients, pass, selected } from '../look-state.js';
import { moment } from '../play-state.js';
import type { Unit } from '../unit.js';
import { drawDiagram, type Scene } from './draw-diagram.js';
import { focusOf } from './focus-of.js';
import { DIAGRAM } from './layout.js';
import { diagramColors } from './palette.js';
import { paintPictures } from './pictures.js';

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

/** Draws the diagram in the next frame whenever something that it shows changes. */
export function useDiagram({ canvas, probe, hovered, width }: DiagramParts): void {
  useEffect(() => {
    const colors = computed(() => (probe.current ? diagramColors(probe.current) : undefined));
    const pictures = computed(() => {
      void isDark.value;
      const forward = activations.value;
      const shown = pass.value === 'forward' ? forward : gradients.value;
      return forward && shown ? paintPictures(forward.input, shown, pass.value) : undefined;
    });
    let frame = 0;
    const stop = effect(() => {
      const scene = sceneOf(pictures.value, colors.value, hovered.value ?? selected.value);
      const pixels = width.value;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (canvas.current && pixels > 0) drawFrame(canvas.current, pixels, scene);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, []);
}

function sceneOf(
  pictures: Scene['pictures'] | undefined,
  colors: Scene['colors'] | undefined,
  unit: Unit,
): Scene | undefined {
  const values = activations.value;
  const weights = network.value?.weights;
  if (!pictures || !colors || !values || !weights) return undefined;
  const { layers, diagram } = texts.value.look;
  const names = { ...layers, input: diagram.input };
  const common = { pictures, colors, names, probabilities: values.probabilities };
  const played = moment.value;
  if (played) return { ...common, moment: played };
  const shown = pass.value;
  const numbers = { values, weights, gradients: shown === 'backward' ? gradients.value : undefined };
  const color = shown === 'forward' ? colors.select : colors.backward;
  return { ...common, focus: focusOf(unit, numbers, shown, color) };
}

function drawFrame(canvas: HTMLCanvasElement, width: number, scene: Scene | undefined): void {
  const pixels = Math.round(width * devicePixelRatio);
  const scale = pixels / DIAGRAM.width;
  const height = Math.round(DIAGRAM.height * scale);
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, DIAGRAM.width, DIAGRAM.height);
  if (scene) drawDiagram(context, scene);
}
