import { INK_SIZE, PENS, type Point, stroke } from '@lenet5/drawn-digits';
import { IMAGE_SIZE, PIXELS } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { TargetedPointerEvent, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Heatmap } from '../components/heatmap.js';
import { currentInk, digitSource, plainDigit, recordUndo, replaceDigit } from '../digit/digit.js';
import { texts } from '../language/texts.js';
import { padOverlay } from '../why/pad-overlay.js';
import { cursor, padKey } from './pad-keys.js';
import { isErasing, pen } from './pen.js';

type PadEvent = TargetedPointerEvent<HTMLDivElement>;

/** The `buttons` value of a stylus whose eraser end is used. */
const ERASER = 32;

/** The position of a pointer on the pad, in ink pixels. */
function pointOf(event: PointerEvent, pad: Element): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { x: ((event.clientX - left) / width) * INK_SIZE, y: ((event.clientY - top) / height) * INK_SIZE };
}

/** What the pad shows besides the drawing. */
interface PadProps {
  /** What a blank pad says. Default: to draw a digit. */
  readonly hint?: string;
  /** An image that takes the place of the drawing. The next stroke starts a drawing. */
  readonly image?: VNode | undefined;
}

/** The drawing pad, for mouse, pen, touch and keyboard. */
export function Pad({ hint, image }: PadProps): VNode {
  /** The pointer that draws, and its last position. Other fingers and the palm are ignored. */
  const pointer = useRef<{ readonly id: number; readonly at?: Point } | undefined>(undefined);
  const isKeyboardUsed = useSignal(false);
  const begin = (event: PadEvent): void => {
    if (event.button > 0 || pointer.current) return;
    pointer.current = { id: event.pointerId };
    // The keyboard's cell is shown again at the next key.
    isKeyboardUsed.value = false;
    event.currentTarget.setPointerCapture(event.pointerId);
    recordUndo();
    // On a blank pad there is nothing to erase.
    if (digitSource.peek().kind === 'blank') isErasing.value = false;
    draw(event);
  };
  const draw = (event: PadEvent): void => {
    const pad = event.currentTarget;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const erases = isErasing.peek() || event.buttons === ERASER;
    let ink = currentInk();
    for (const each of coalesced.length > 0 ? coalesced : [event]) {
      const point = pointOf(each, pad);
      ink = stroke(ink, pointer.current?.at ?? point, point, erases, PENS[pen.peek()]);
      pointer.current = { id: event.pointerId, at: point };
    }
    replaceDigit({ kind: 'ink', ink });
  };
  const isDrawing = ({ pointerId }: PadEvent): boolean => pointer.current?.id === pointerId;
  const end = (event: PadEvent): void => {
    if (isDrawing(event)) pointer.current = undefined;
  };
  return (
    <div
      class="pad"
      role="application"
      aria-label={texts.value.draw.padLabel}
      aria-describedby="pad-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application handles keys, so it must be focusable
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={(event) => isDrawing(event) && draw(event)}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
      onKeyDown={(event) => {
        if (!padKey(event)) return;
        isKeyboardUsed.value = true;
        event.preventDefault();
      }}
      onFocus={({ currentTarget }) => {
        isKeyboardUsed.value = currentTarget.matches(':focus-visible');
      }}
      onBlur={() => {
        isKeyboardUsed.value = false;
      }}
    >
      {image ?? <PadInk hint={hint ?? texts.value.draw.padHint} />}
      <Overlay />
      {isKeyboardUsed.value && <Cursor />}
    </div>
  );
}

function PadInk({ hint }: { readonly hint: string }): VNode {
  const source = digitSource.value;
  if (source.kind === 'blank' || source.kind === 'file') return <p class="pad-hint">{hint}</p>;
  if (source.kind === 'ink') return <Heatmap values={source.ink} width={INK_SIZE} largest={255} unsigned />;
  const pixels = plainDigit.value ?? new Uint8Array(PIXELS);
  return <Heatmap values={pixels} width={IMAGE_SIZE} largest={255} unsigned class="pixelated" />;
}

/** The explanation of the answer over the drawing, if one is shown. */
function Overlay(): VNode | null {
  if (!padOverlay.value) return null;
  const { values, square } = padOverlay.value;
  const percent = (fraction: number): string => `${100 * fraction}%`;
  return (
    <div
      class="pad-overlay"
      style={{ left: percent(square.left), top: percent(square.top), width: percent(square.side) }}
    >
      <Heatmap values={values} width={IMAGE_SIZE} largest={1} />
    </div>
  );
}

function Cursor(): VNode {
  const { column, row } = cursor.value;
  const percent = (cells: number): string => `${(100 * cells) / IMAGE_SIZE}%`;
  return (
    <>
      <div class="cursor" style={{ left: percent(column), top: percent(row) }} />
      <span class="visually-hidden" aria-live="polite">
        {texts.value.draw.cell(column + 1, row + 1)}
      </span>
    </>
  );
}
