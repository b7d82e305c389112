import { CLASSES } from '@lenet5/mnist';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { DigitWarnings } from '../components/digit-warnings.js';
import { InStages } from '../components/in-stages.js';
import { TestPicker } from '../components/test-picker.js';
import { trueLabel } from '../digit/digit.js';
import { giveLabel } from '../digit/given-label.js';
import { prediction, predictionSentence } from '../inference/prediction.js';
import { laterTexts } from '../language/texts.js';
import { Look1998View } from '../network-1998/look-1998-view.js';
import { networkChoice } from '../network-1998/network-choice.js';
import { NetworkSwitch } from '../network-1998/network-switch.js';
import { Diagram } from './diagram/diagram.js';
import { PlayBar } from './diagram/play-bar.js';
import { Inspector } from './inspector.js';
import { LayerPanel } from './layer-panel.js';
import { isLabelAssumed, label, pass, syncLookAddress } from './look-state.js';
import { MapSection } from './map-section.js';
import { followPlayAddress } from './play-state.js';
import './look.css';

/** The view that looks inside the chosen network. */
export function LookView(): VNode {
  return networkChoice.value === '1998' ? <Look1998View /> : <ModernLookView />;
}

/** The whole network of today's version for the digit. */
function ModernLookView(): VNode {
  useEffect(() => {
    const endSync = syncLookAddress();
    const endPlay = followPlayAddress();
    return () => {
      endPlay();
      endSync();
    };
  }, []);
  const { look } = laterTexts.value;
  return (
    <div class="look-view">
      <InStages>
        <h1 class="visually-hidden">{look.title}</h1>
        <Top />
        <section class="card diagram-card" aria-label={look.network}>
          <Diagram />
          <PlayBar />
        </section>
        <div class="look-details">
          <InStages>
            <LayerPanel />
            <Inspector />
          </InStages>
        </div>
        <MapSection />
      </InStages>
    </div>
  );
}

/** The prediction, and the choice of pass, label and digit. */
function Top(): VNode {
  const { look } = laterTexts.value;
  const { colors } = look;
  return (
    <section class="card look-top" aria-label={look.top}>
      <p class="sentence">
        {predictionSentence.value} {look.diagram.hint}
      </p>
      <DigitWarnings />
      <NetworkSwitch />
      <fieldset class="row passes" aria-label={look.shows}>
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
            {look.passes[name]}
          </label>
        ))}
        <label>
          {look.trueLabel}
          <select
            value={label.value}
            disabled={trueLabel.value !== undefined}
            onChange={(event) => {
              giveLabel(Number(event.currentTarget.value));
            }}
          >
            {Array.from({ length: CLASSES }, (_, digit) => (
              <option key={digit} value={digit}>
                {digit}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <p class="small" data-color-key>
        {pass.value === 'forward' ? (
          <>
            {colors.name} <span class="sign positive">{colors.positive}</span>{' '}
            <span class="sign negative">{colors.negative}</span> {colors.strength}
          </>
        ) : (
          <>
            {colors.name} <span class="sign positive">{colors.raises}</span>{' '}
            <span class="sign negative">{colors.lowers}</span>
          </>
        )}
      </p>
      {isLabelAssumed.value && prediction.value && (
        <p class="small" data-assumed-label>
          {look.assumedLabel(label.value)}
        </p>
      )}
      <details class="other-digit">
        <summary>
          {look.otherDigit}
          {trueLabel.value !== undefined && ` · ${look.label(trueLabel.value)}`}
        </summary>
        <TestPicker />
      </details>
    </section>
  );
}
