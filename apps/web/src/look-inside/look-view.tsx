import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { TestPicker } from '../components/test-picker.js';
import { trueLabel } from '../digit/digit.js';
import { predictionSentence } from '../inference/prediction.js';
import {
  FirstConvolution,
  FirstPooling,
  InputStage,
  SecondConvolution,
  SecondPooling,
} from './convolution-stages.js';
import { DenseStages, Differences, OutputStage } from './decision-stages.js';
import { Inspector } from './inspector.js';
import { LearningStage } from './learning-stage.js';
import { followLook, givenLabel, label, pass } from './look-state.js';
import './look.css';

/** The whole network for the present digit. */
export function LookView(): VNode {
  useEffect(followLook, []);
  return (
    <div class="look-view">
      <h1 class="visually-hidden">Look inside the network</h1>
      <div class="stages">
        <Top />
        <InputStage />
        <FirstConvolution />
        <FirstPooling />
        <SecondConvolution />
        <SecondPooling />
        <DenseStages />
        <OutputStage />
        <LearningStage />
        <Differences />
      </div>
      <Inspector />
    </div>
  );
}

/** The digit, its label, and which pass is shown. */
function Top(): VNode {
  return (
    <section class="card look-top" aria-label="What is looked at">
      <p class="sentence">
        {predictionSentence.value} Click any unit for its arithmetic; the arrow keys go on from there.
      </p>
      <fieldset class="row passes">
        <legend>The maps show</legend>
        {(['forward', 'backward'] as const).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="pass"
              value={name}
              checked={pass.value === name}
              onChange={() => {
                pass.value = name;
              }}
            />
            {name === 'forward' ? 'the forward pass' : 'the backward pass'}
          </label>
        ))}
        <label>
          True label
          <select
            value={label.value}
            disabled={trueLabel.value !== undefined}
            onChange={(event) => {
              givenLabel.value = Number(event.currentTarget.value);
            }}
          >
            {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (
              <option key={digit} value={digit}>
                {digit}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <TestPicker />
    </section>
  );
}
