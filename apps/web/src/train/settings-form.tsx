import type { VNode } from 'preact';
import { epochsBegun, hasBegun, isBusy, restingStatus, run, runStatus, settings } from '../run/run-state.js';
import { RANGES, RECIPE, type RunSettings } from '../settings/run-settings.js';

const NUMBERS = [
  { name: 'epochs', title: 'Epochs', step: 1, fixed: false },
  { name: 'learningRate', title: 'Learning rate', step: 'any', fixed: false },
  { name: 'batchSize', title: 'Batch size', step: 1, fixed: true },
  { name: 'images', title: 'Training images', step: 1, fixed: true },
  { name: 'seed', title: 'Seed', step: 1, fixed: true },
] as const;

const CHOICES = [
  {
    name: 'optimizer',
    title: 'Optimiser',
    fixed: true,
    options: { adam: 'Adam', adamw: 'AdamW', sgd: 'SGD', momentum: 'SGD, momentum 0.9' },
  },
  {
    name: 'schedule',
    title: 'Schedule',
    fixed: false,
    options: { constant: 'constant', cosine: 'cosine to zero' },
  },
  {
    name: 'engine',
    title: 'Engine',
    fixed: false,
    options: { auto: 'the fastest', compiled: 'compiled', tfjs: 'tfjs wasm' },
  },
  {
    name: 'kernels',
    title: 'Kernels',
    fixed: false,
    options: { auto: 'the fastest', simd: 'simd, same bits everywhere', 'relaxed-simd': 'relaxed-simd' },
  },
] as const;

function set(change: Partial<RunSettings>): void {
  run.value = { ...run.peek(), settings: { ...run.peek().settings, ...change } };
  // With more epochs a run that had finished can go on, with fewer one that was paused cannot.
  if (change.epochs !== undefined) runStatus.value = restingStatus(run.peek());
}

/** The least that may be set: of the epochs no fewer than the run has had, or has begun. */
function leastOf(name: keyof typeof RANGES): number {
  return name === 'epochs' ? Math.max(RANGES.epochs[0], epochsBegun.value) : RANGES[name][0];
}

/** What may be set of a run; what makes another run of it is fixed once training has begun. */
export function SettingsForm(): VNode {
  const present = settings.value;
  const locked = (fixed: boolean): boolean => isBusy.value || (fixed && hasBegun.value);
  const isRecipe = Object.entries(RECIPE).every(
    ([name, value]) => present[name as keyof RunSettings] === value,
  );
  return (
    <form class="settings" onSubmit={(event) => event.preventDefault()}>
      {NUMBERS.map(({ name, title, step, fixed }) => (
        <label key={name}>
          <span>{title}</span>
          <input
            type="number"
            {...{ name, step, min: leastOf(name), max: RANGES[name][1], required: true }}
            value={present[name]}
            disabled={locked(fixed)}
            onChange={(event) => {
              const input = event.currentTarget;
              if (input.reportValidity()) set({ [name]: input.valueAsNumber });
              else input.value = String(present[name]);
            }}
          />
        </label>
      ))}
      {CHOICES.map(({ name, title, fixed, options }) => (
        <label key={name}>
          <span>{title}</span>
          <select
            name={name}
            value={present[name]}
            disabled={locked(fixed)}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          >
            {Object.entries(options).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="button" disabled={isRecipe || isBusy.value || hasBegun.value} onClick={() => set(RECIPE)}>
        The reference recipe
      </button>
    </form>
  );
}
