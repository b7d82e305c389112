import type { VNode } from 'preact';
import { DataStatus } from '../components/data-status.js';
import { TestPicker } from '../components/test-picker.js';
import { count as grouped, percentage } from '../language/format.js';
import { laterTexts, texts } from '../language/texts.js';
import { isBusy } from '../run/run-state.js';
import { CodePanel } from './code-panel.js';
import { Curves1998 } from './curves-1998.js';
import { Epochs1998 } from './epochs-1998.js';
import { NetworkSwitch } from './network-switch.js';
import {
  engine1998,
  epochs1998,
  hasTrained1998,
  pause1998,
  position1998,
  problem1998,
  reset1998,
  type Status1998,
  settings1998,
  status1998,
  train1998,
} from './run-1998.js';

/** The most epochs of a run. */
const MAX_EPOCHS = 100;

/** The choices of the number of training images. */
const IMAGES = [60_000, 6400] as const;

/** The text of the button while the run does not rest. */
const BUSY = { loading: 'preparing', training: 'pause', pausing: 'pausing' } as const satisfies Readonly<
  Record<Exclude<Status1998, 'idle'>, string>
>;

/** The view that trains the network of 1998. */
export function Train1998View(): VNode {
  const { train } = laterTexts.value.network1998;
  return (
    <div class="view-1998">
      <h1 class="visually-hidden">{train.title}</h1>
      <section class="card" aria-labelledby="train-1998-heading">
        <h2 id="train-1998-heading">{train.heading}</h2>
        <NetworkSwitch />
        <p class="small">{train.intro}</p>
        <Controls />
        <DataStatus />
        <Progress />
      </section>
      <Curves1998 />
      <Epochs1998 />
      <CodePanel />
      <section class="card" aria-label={train.digit}>
        <TestPicker legend={train.digit} />
      </section>
    </div>
  );
}

function Controls(): VNode {
  const status = status1998.value;
  const { epochs, images } = settings1998.value;
  const { train, network1998 } = laterTexts.value;
  const words = { ...train.controls, preparing: texts.value.status.preparing };
  const isDone = epochs1998.value.length >= epochs;
  const change = (changes: Partial<typeof settings1998.value>): void => {
    settings1998.value = { ...settings1998.peek(), ...changes };
  };
  return (
    <fieldset class="controls-1998" aria-label={words.label}>
      <label>
        {train.settings.epochs.label}
        <input
          type="number"
          min={1}
          max={MAX_EPOCHS}
          value={epochs}
          disabled={status !== 'idle'}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.valueAsNumber;
            if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MAX_EPOCHS) change({ epochs: wanted });
            currentTarget.value = String(settings1998.peek().epochs);
          }}
        />
      </label>
      <label>
        {train.settings.images.label}
        <select
          value={images}
          disabled={status !== 'idle' || hasTrained1998.value}
          onChange={({ currentTarget }) => change({ images: Number(currentTarget.value) })}
        >
          {IMAGES.map((count) => (
            <option key={count} value={count}>
              {grouped(count)}
            </option>
          ))}
        </select>
      </label>
      {status === 'idle' ? (
        <button
          type="button"
          class="primary"
          disabled={isDone || isBusy.value}
          onClick={() => void train1998()}
        >
          {isDone ? words.finished : hasTrained1998.value ? words.resume : words.start}
        </button>
      ) : (
        <button
          type="button"
          class="primary"
          disabled={status !== 'training'}
          onClick={() => void pause1998()}
        >
          {words[BUSY[status]]}
        </button>
      )}
      <button type="button" disabled={status !== 'idle' || !hasTrained1998.value} onClick={reset1998}>
        {network1998.train.startOver}
      </button>
    </fieldset>
  );
}

/** What the run is doing, and why if it is not training. */
function Progress(): VNode {
  const engine = engine1998.value;
  const epoch = epochs1998.value.length + 1;
  const { train } = laterTexts.value.network1998;
  return (
    <>
      {status1998.value === 'training' && (
        <p role="status" data-progress>
          {train.position(Math.min(epoch, settings1998.value.epochs), percentage(position1998.value, 0))}
        </p>
      )}
      {isBusy.value && <p class="muted small">{train.pauseOther}</p>}
      {problem1998.value && <p class="problem">{problem1998.value}</p>}
      {engine && (
        <p class="muted small">
          {train.engine(engine.name)}
          {engine.fallback && train.because(engine.fallback.split(' — ')[0] ?? '')}
        </p>
      )}
    </>
  );
}
