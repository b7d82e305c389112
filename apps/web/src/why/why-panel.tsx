import type { VNode } from 'preact';
import { missingReason, prediction } from '../inference/prediction.js';
import { laterTexts } from '../language/texts.js';
import { GradientPart, OcclusionPart } from './map-part.js';
import { NudgePart } from './nudge-part.js';
import { EXPLANATIONS, explain, explanation } from './why-state.js';
import './why.css';

const PARTS = { occlusion: OcclusionPart, gradient: GradientPart, nudge: NudgePart } as const;

/** Why the network gives its answer, and which small change misleads it. */
export function WhyPanel(): VNode {
  const { why } = laterTexts.value;
  const shown = explanation.value ?? 'occlusion';
  const Part = PARTS[shown];
  return (
    <div class="why-panel">
      <fieldset class="row" aria-label={why.choice}>
        {EXPLANATIONS.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="why"
              value={name}
              checked={name === shown}
              onChange={() => explain(name)}
            />
            {why.names[name]}
          </label>
        ))}
      </fieldset>
      {prediction.value ? <Part key={shown} /> : <p class="muted">{missingReason.value}</p>}
    </div>
  );
}
