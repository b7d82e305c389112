import type { VNode } from 'preact';
import { LiveCurves } from '../charts/live-curves.js';
import { DataStatus } from '../components/data-status.js';
import { InStages } from '../components/in-stages.js';
import { networkChoice } from '../network-1998/network-choice.js';
import { NetworkSwitch } from '../network-1998/network-switch.js';
import { Train1998View } from '../network-1998/train-1998-view.js';
import { hasSimd } from '../page/capabilities.js';
import { isRestored, isStarted } from '../run/run-state.js';
import { Compare } from './compare.js';
import { Controls } from './controls.js';
import { DigitStrip } from './digit-strip.js';
import { Downloads } from './downloads.js';
import { EpochSlider } from './epoch-slider.js';
import { EpochTable } from './epoch-table.js';
import { Filters } from './filters.js';
import { LiveConfusion } from './live-confusion.js';
import { RunSummary } from './run-summary.js';
import { SettingsForm } from './settings-form.js';
import { SpeedDial } from './speed-dial.js';
import { TestResults } from './test-results.js';
import './train.css';
import { laterTexts } from '../language/texts.js';

/** The width in pixels from which the settings are open at first. */
const WIDE = 900;

/** The view that trains the network. */
export function TrainView(): VNode {
  if (!hasSimd()) return <NoSimd />;
  if (networkChoice.value === '1998') return <Train1998View />;
  if (!isRestored.value) return <p class="muted">{laterTexts.value.train.waiting}</p>;
  const { train } = laterTexts.value;
  return (
    <div class="train-view">
      <h1 class="visually-hidden">{train.title}</h1>
      <div class="train-side">
        <InStages>
          <section class="card" aria-labelledby="controls-heading">
            <h2 id="controls-heading">{train.heading}</h2>
            <NetworkSwitch />
            <Controls />
            <SpeedDial />
            <DataStatus />
            <details class="settings-box" open={innerWidth > WIDE}>
              <InStages>
                <summary>{train.settingsTitle}</summary>
                <SettingsForm />
              </InStages>
            </details>
          </section>
          <Downloads />
        </InStages>
      </div>
      <div class="train-main">
        <InStages>
          <section class="card" aria-labelledby="progress-heading">
            <h2 id="progress-heading" class="visually-hidden">
              {train.progress}
            </h2>
            <RunSummary />
            <LiveCurves />
            <Compare />
            <EpochSlider />
          </section>
          <DigitStrip />
          <Filters />
          <LiveConfusion />
          {isStarted.value && <EpochTable />}
          <TestResults />
        </InStages>
      </div>
    </div>
  );
}

function NoSimd(): VNode {
  const { noSimd } = laterTexts.value.train;
  return (
    <div class="card">
      <h1>{noSimd.title}</h1>
      <p>{noSimd.text}</p>
    </div>
  );
}
