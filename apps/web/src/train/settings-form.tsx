import type { VNode } from 'preact';
import { runController } from '../run/run-controller.js';
import { epochsStarted, isBusy, isStarted, settings } from '../run/run-state.js';
import {
  FIXED_SETTINGS,
  type NumberSetting,
  RANGES,
  REFERENCE_SETTINGS,
  type RunSettings,
} from '../settings/run-settings.js';

const NUMBERS = [
  { name: 'epochs', title: 'Epochs', step: 1 },
  { name: 'learningRate', title: 'Learning rate', step: 'any' },
  { name: 'batchSize', title: 'Batch size', step: 1 },
  { name: 'images', title: 'Training images', step: 1 },
  { name: 'seed', title: 'Seed', step: 1 },
] as const;

const CHOICES = [
  {
    name: 'optimizer',
    title: 'Optimizer',
    options: { adam: 'Adam', adamw: 'AdamW', sgd: 'SGD', momentum: 'SGD, momentum 0.9' },
  },
  { name: 'schedule', title: 'Schedule', options: { constant: 'constant', cosine: 'cosine to zero' } },
  { name: 'engine', title: 'Engine', options: { auto: 'fastest', compiled: 'compiled', tfjs: 'tfjs WASM' } },
  {
    name: 'kernels',
    title: 'Kernels',
    options: { auto: 'fastest', simd: 'simd, same bits everywhere', 'relaxed-simd': 'relaxed-simd' },
  },
] as const;

/** The smallest value: a run cannot have fewer epochs than have started. */
const minOf = (name: NumberSetting): number =>
  name === 'epochs' ? Math.max(RANGES.epochs[0], epochsStarted.value) : RANGES[name][0];

/** Whether a setting cannot change now: while the run trains, and for some settings once it has started. */
const isLocked = (name: keyof RunSettings): boolean =>
  isBusy.value || (isStarted.value && FIXED_SETTINGS.includes(name));

/** The settings of the run. */
export function SettingsForm(): VNode {
  const present = settings.value;
  const isReference = Object.entries(REFERENCE_SETTINGS).every(
    ([name, value]) => present[name as keyof RunSettings] === value,
  );
  return (
    <form class="settings" onSubmit={(event) => event.preventDefault()}>
      {NUMBERS.map((field) => (
        <NumberField key={field.name} {...field} />
      ))}
      {CHOICES.map((field) => (
        <ChoiceField key={field.name} {...field} />
      ))}
      <button
        type="button"
        disabled={isReference || isBusy.value || isStarted.value}
        onClick={() => runController.changeSettings(REFERENCE_SETTINGS)}
      >
        Use the reference settings
      </button>
    </form>
  );
}

function NumberField({ name, title, step }: (typeof NUMBERS)[number]): VNode {
  const value = settings.value[name];
  return (
    <label>
      <span>{title}</span>
      <input
        type="number"
        {...{ name, step, min: minOf(name), max: RANGES[name][1], required: true }}
        value={value}
        disabled={isLocked(name)}
        onChange={({ currentTarget: input }) => {
          if (input.reportValidity()) runController.changeSettings({ [name]: input.valueAsNumber });
          else input.value = String(value);
        }}
      />
    </label>
  );
}

function ChoiceField({ name, title, options }: (typeof CHOICES)[number]): VNode {
  return (
    <label>
      <span>{title}</span>
      <select
        name={name}
        value={settings.value[name]}
        disabled={isLocked(name)}
        onChange={(event) => runController.changeSettings({ [name]: event.currentTarget.value })}
      >
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
