import type { VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { selected } from './look-state.js';
import { neighborOf } from './unit.js';

const STEPS = [
  { sign: '←', name: 'left', dx: -1, dy: 0 },
  { sign: '→', name: 'right', dx: 1, dy: 0 },
  { sign: '↑', name: 'up', dx: 0, dy: -1 },
  { sign: '↓', name: 'down', dx: 0, dy: 1 },
] as const;

/** Buttons that select the next unit in a direction, for touch: a unit can be smaller than a finger. */
export function StepButtons(): VNode {
  const { steps } = laterTexts.value.look;
  return (
    <fieldset class="row step-buttons" aria-label={steps.label}>
      {STEPS.map(({ sign, name, dx, dy }) => {
        const next = neighborOf(selected.value, dx, dy);
        return (
          <button
            key={name}
            type="button"
            aria-label={steps[name]}
            disabled={!next}
            onClick={() => {
              if (next) selected.value = next;
            }}
          >
            {sign}
          </button>
        );
      })}
    </fieldset>
  );
}
