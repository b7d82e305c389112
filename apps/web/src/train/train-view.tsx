import type { VNode } from 'preact';
import { LiveCurves } from '../charts/live-curves.js';
import { hasSimd } from '../page/capabilities.js';
import { hasBegun, isHere } from '../run/run-state.js';
import { Controls } from './controls.js';
import { DigitStrip } from './digit-strip.js';
import { Downloads } from './downloads.js';
import { EpochTable } from './epoch-table.js';
import { Filters } from './filters.js';
import { Findings } from './findings.js';
import { RunFigures } from './run-figures.js';
import { Scrubber } from './scrubber.js';
import { SettingsForm } from './settings-form.js';
import './train.css';

/** Pixels from which on the settings are unfolded. */
const WIDE = 900;

/** Train the network and watch it. */
export function TrainView(): VNode {
  if (!hasSimd()) {
    return (
      <div class="card">
        <h1>Training needs WebAssembly SIMD</h1>
        <p>
          This browser has none, so it cannot train the network here. Chrome and Edge from 91, Firefox from 89
          and Safari from 16.4 have it. Drawing a digit and looking inside the network work all the same.
        </p>
      </div>
    );
  }
  if (!isHere.value) return <p class="muted">Loading…</p>;
  return (
    <div class="train-view">
      <h1 class="visually-hidden">Train the network</h1>
      <div class="train-side">
        <section class="card" aria-labelledby="controls-heading">
          <h2 id="controls-heading">Train LeNet-5 on MNIST</h2>
          <Controls />
          <details class="settings-box" open={innerWidth > WIDE}>
            <summary>Settings</summary>
            <SettingsForm />
          </details>
        </section>
        <Downloads />
      </div>
      <div class="train-main">
        <section class="card" aria-labelledby="curves-heading">
          <h2 id="curves-heading" class="visually-hidden">
            How it goes
          </h2>
          <RunFigures />
          <LiveCurves />
          <Scrubber />
        </section>
        <DigitStrip />
        <Filters />
        {hasBegun.value && <EpochTable />}
        <Findings />
      </div>
    </div>
  );
}
