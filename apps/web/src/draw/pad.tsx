import { useSignal } from '@preact/signals';
import type { TargetedPointerEvent, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Picture } from '../components/picture.js';
import { digitSource, keepForUndo, plainDigit, presentInk } from '../digit/digit.js';
import { INK_SIZE, type Place, stroke } from '../digit/ink.js';
import { cursor, padKey } from './pad-keys.js';

type PadEvent = TargetedPointerEvent<HTMLDivElement>;

/** Where a pointer is on the pad, in ink pixels. */
function placeOf(event: PointerEvent, pad: Element): Place {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { x: ((event.clientX - left) / width) * INK_SIZE, y: ((event.clientY - top) / height) * INK_SIZE };
}

/** The pad: drawn on by mouse, pen, touch and keyboard. */
export function Pad(): VNode {
  const last = useRef<Place | undefined>(undefined);
  const focused = useSignal(false);
  const begin = (event: PadEvent): void => {
    if (event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    keepForUndo();
    draw(event);
  };
  const draw = (event: PadEvent): void => {
    const pad = event.currentTarget;
    const places = event.getCoalescedEvents?.() ?? [];
    let ink = presentInk();
    for (const each of places.length > 0 ? places : [event]) {
      const place = placeOf(each, pad);
      ink = stroke(ink, last.current ?? place, place, event.buttons === 32);
      last.current = place;
    }
    digitSource.value = { kind: 'ink', ink };
  };
  const end = (): void => {
    last.current = undefined;
  };
  return (
    <div
      class="pad"
      role="application"
      aria-label="Drawing pad, 28 by 28 cells"
      aria-describedby="pad-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it must take the focus
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={(event) => last.current && draw(event)}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={(event) => padKey(event) && event.preventDefault()}
      onFocus={() => {
        focused.value = true;
      }}
      onBlur={() => {
        focused.value = false;
      }}
    >
      <PadPicture />
      {focused.value && <Cursor />}
    </div>
  );
}

function PadPicture(): VNode {
  const source = digitSource.value;
  if (source.kind === 'ink') return <Picture values={source.ink} width={INK_SIZE} largest={255} unsigned />;
  const pixels = plainDigit.value ?? new Uint8Array(784);
  return <Picture values={pixels} width={28} largest={255} unsigned class="pixelated" />;
}

function Cursor(): VNode {
  const { column, row } = cursor.value;
  return (
    <>
      <div class="cursor" style={{ left: `${(100 * column) / 28}%`, top: `${(100 * row) / 28}%` }} />
      <span class="visually-hidden" aria-live="polite">{`column ${column + 1}, row ${row + 1}`}</span>
    </>
  );
}
