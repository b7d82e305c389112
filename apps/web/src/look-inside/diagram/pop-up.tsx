import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { activations } from '../../inference/activations.js';
import { laterTexts, texts } from '../../language/texts.js';
import { network } from '../../network/network.js';
import { arithmeticOf } from '../arithmetic.js';
import { gradients, pass } from '../look-state.js';
import { fine } from '../shown-number.js';
import { type Unit, unitValue } from '../unit.js';
import { nameOf } from '../unit-name.js';
import { DIAGRAM, unitBox } from './layout.js';
import { PopUpSum } from './pop-up-sum.js';

/** The space between a unit and its pop-up, in CSS pixels. */
const GAP = 18;

interface PopUpProps {
  readonly unit: Unit;
  /** CSS pixels per unit of the diagram. */
  readonly scale: number;
  /** Whether a pass is played. The pop-up stays in place meanwhile, so that the last frame of the pass is not a long one. */
  readonly isHidden: boolean;
}

/** The sum behind a unit, beside it in the diagram. Screen readers get it from the inspector. */
export function PopUp({ unit, scale, isHidden }: PopUpProps): VNode | null {
  const element = useRef<HTMLDivElement>(null);
  const values = activations.value;
  const weights = network.value?.weights;
  const shown = pass.value;
  useLayoutEffect(() => {
    if (element.current) place(element.current, unit, scale);
  }, [unit, scale, values, shown]);
  if (!values || !weights || scale === 0) return null;
  const back = shown === 'backward' ? gradients.value : undefined;
  return (
    <div ref={element} class={isHidden ? 'pop-up while-playing' : 'pop-up'} aria-hidden="true" data-pop-up>
      <p class="pop-up-title">{nameOf(unit)}</p>
      <PopUpSum unit={unit} arithmetic={arithmeticOf(unit, values, weights)} values={values} />
      {back && (
        <p class="pop-up-gradient">
          {laterTexts.value.look.popUp.gradient}
          {texts.value.punctuation.colon}
          <b>{fine(unitValue(back, unit))}</b>
        </p>
      )}
    </div>
  );
}

/** Places the pop-up to the right of the unit if there is space, else to its left, inside the diagram. */
function place(element: HTMLElement, unit: Unit, scale: number): void {
  const box = unitBox(unit);
  const [width, height] = [element.offsetWidth, element.offsetHeight];
  const right = (box.x + box.width) * scale + GAP;
  const left = box.x * scale - GAP - width;
  const fitsRight = right + width <= DIAGRAM.width * scale;
  const middle = (box.y + box.height / 2) * scale - height / 2;
  const top = Math.max(0, Math.min(DIAGRAM.height * scale - height, middle));
  element.style.left = `${Math.max(0, fitsRight ? right : left)}px`;
  element.style.top = `${top}px`;
}
