import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent, TargetedMouseEvent, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { laterTexts } from '../../language/texts.js';
import { prefersStill } from '../../page/motion.js';
import { pass, selected } from '../look-state.js';
import { isPlaying, play, stop } from '../play-state.js';
import type { Unit } from '../unit.js';
import { DIAGRAM, unitAtPoint, unitBox } from './layout.js';
import { moveUnit } from './move-unit.js';
import { PopUp } from './pop-up.js';
import { useDiagram } from './use-diagram.js';

/** Screen readers get the values from the inspector. */
const DECORATION = { 'aria-hidden': true } as const;

/** The whole network on one screen: all maps and units, with the unit that is explained. */
export function Diagram(): VNode {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const hovered = useSignal<Unit | undefined>(undefined);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      width.value = canvas.current?.clientWidth ?? 0;
    });
    if (canvas.current) observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  useDiagram({ canvas, probe, hovered, width });
  useScrollToUnit(stage, width.value);
  const unitOf = (event: TargetedMouseEvent<HTMLElement>): Unit | undefined => {
    const box = canvas.current?.getBoundingClientRect();
    const scale = DIAGRAM.width / (box?.width || 1);
    return box && unitAtPoint((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  };
  const { diagram } = laterTexts.value.look;
  return (
    <div
      ref={stage}
      class="diagram"
      role="application"
      aria-label={diagram.label}
      aria-describedby="diagram-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the diagram has its own keys
      tabIndex={0}
      onKeyDown={onKey}
      onClick={(event) => {
        const unit = unitOf(event);
        if (!unit) return;
        stop();
        selected.value = unit;
      }}
      onPointerMove={(event) => {
        if (event.pointerType !== 'touch') hovered.value = unitOf(event);
      }}
      onPointerLeave={() => {
        hovered.value = undefined;
      }}
    >
      <div class="diagram-inner">
        <canvas ref={canvas} {...DECORATION} />
        <span ref={probe} hidden />
        <PopUp
          unit={hovered.value ?? selected.value}
          scale={width.value / DIAGRAM.width}
          isHidden={isPlaying.value}
        />
      </div>
      <span id="diagram-keys" class="visually-hidden">
        {diagram.keys}
      </span>
    </div>
  );
}

function onKey(event: TargetedKeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') {
    stop();
    return;
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    play(pass.peek(), prefersStill());
    return;
  }
  const next = moveUnit(selected.peek(), event.key, event.shiftKey);
  if (!next) return;
  event.preventDefault();
  stop();
  selected.value = next;
}

/** Keeps the selected unit in view where the diagram is wider than the screen. */
function useScrollToUnit(stage: { readonly current: HTMLDivElement | null }, width: number): void {
  const { x } = unitBox(selected.value);
  useEffect(() => {
    const element = stage.current;
    if (!element || width <= element.clientWidth) return;
    const center = (x * width) / DIAGRAM.width - element.clientWidth / 2;
    element.scrollTo({ left: center, behavior: prefersStill() ? 'instant' : 'smooth' });
  }, [x, width]);
}
