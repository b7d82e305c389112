import type { NumberSpec } from '@lenet5/core';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { count, localized } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { runController } from '../run/run-controller.js';
import { epochsStarted, isBusy, isStarted, settings } from '../run/run-state.js';
import { remedyFor } from '../settings/remedy.js';
import {
  appliesTo,
  checkSetting,
  FIXED_SETTINGS,
  REFERENCE_SETTINGS,
  type RunSettings,
  SETTINGS,
  type Setting,
} from '../settings/run-settings.js';
import { AugmentationPreview } from './augmentation-preview.js';

/** Names that are the same in all languages. */
const PROPER_NAMES: Readonly<Record<string, string>> = {
  adam: 'Adam',
  adamw: 'AdamW',
  rmsprop: 'RMSProp',
  sgd: 'SGD',
  tfjs: 'tfjs WASM',
};

/** The name of a choice; one without a name is shown as it is. */
function choiceName(value: string): string {
  const named: Readonly<Record<string, string>> = laterTexts.value.train.fields.choices;
  return named[value] ?? PROPER_NAMES[value] ?? value;
}

/** The settings that are always visible; the others are folded away. */
const MAIN: readonly (keyof RunSettings)[] = [
  'images',
  'epochs',
  'learningRate',
  'optimizer',
  'augmentation',
];

/** The name of a setting, and what it does in one line with its limits. A setting without texts has those of the recipe. */
function words({ name, label }: Setting): { readonly label: string; readonly help: string } {
  const known: Partial<Record<string, { readonly label: string; readonly help: string }>> =
    laterTexts.value.train.settings;
  return known[name] ?? { label, help: '' };
}

/** The limits of a number: "1 to 200". */
function limits({ type, min, max, above }: NumberSpec): string {
  const { train } = laterTexts.value;
  const shown = (limit: number): string => (type === 'integer' ? count(limit) : localized(String(limit)));
  if (above !== undefined) return train.limitAbove(shown(above));
  if (min === undefined || max === undefined) return '';
  return train.limits(shown(min), shown(max));
}

/** The help of a field. */
function Help({ id, children }: { readonly id: string; readonly children: string }): VNode {
  return (
    <span id={id} class="help small muted">
      {children}
    </span>
  );
}

/** Whether a setting cannot change now: while the run trains, and for some settings once it has started. */
const isLocked = (name: keyof RunSettings): boolean =>
  isBusy.value || (isStarted.value && FIXED_SETTINGS.includes(name));

/** The settings of the run. */
export function SettingsForm(): VNode {
  const present = settings.value;
  const isReference = SETTINGS.every(({ name }) => present[name] === REFERENCE_SETTINGS[name]);
  return (
    <form class="settings" onSubmit={(event) => event.preventDefault()}>
      {SETTINGS.filter(({ name }) => MAIN.includes(name)).map((setting) => (
        <Field key={setting.name} {...setting} />
      ))}
      <AugmentationPreview />
      <details class="advanced">
        <summary>{laterTexts.value.train.advanced}</summary>
        <div class="settings">
          {SETTINGS.filter(({ name }) => !MAIN.includes(name)).map((setting) => (
            <Field key={setting.name} {...setting} />
          ))}
        </div>
      </details>
      <button
        type="button"
        disabled={isReference || isBusy.value || isStarted.value}
        onClick={() => runController.changeSettings(REFERENCE_SETTINGS)}
      >
        {laterTexts.value.train.controls.reference}
      </button>
    </form>
  );
}

function Field(setting: Setting): VNode {
  const { spec } = setting;
  if (spec.type === 'choice') return <ChoiceField {...setting} choices={spec.choices} />;
  if (spec.type === 'integer' || spec.type === 'number') return <NumberField {...setting} spec={spec} />;
  throw new Error(`the form has no field for the setting ${setting.name}`);
}

/** The value of a field. An empty field of an option that can be off stands for `off`. */
const enteredIn = ({ valueAsNumber }: HTMLInputElement, { or }: NumberSpec): number | string =>
  or !== undefined && Number.isNaN(valueAsNumber) ? or : valueAsNumber;

/** A number; nothing while it does not apply, such as the factor of a schedule that is not selected. */
function NumberField(setting: Setting & { readonly spec: NumberSpec }): VNode | null {
  if (!appliesTo(setting, settings.value)) return null;
  return <NumberInput {...setting} />;
}

function NumberInput(setting: Setting & { readonly spec: NumberSpec }): VNode {
  const { name } = setting;
  const { label, help } = words(setting);
  const value = settings.value[name];
  const shown = value === setting.spec.or ? '' : String(value);
  const { off } = laterTexts.value.train.fields;
  const problem = useSignal('');
  // A run cannot have fewer epochs than have started.
  const spec = name === 'epochs' ? { ...setting.spec, min: Math.max(1, epochsStarted.value) } : setting.spec;
  return (
    <>
      <label>
        <span>{label}</span>
        <input
          type="number"
          {...{
            name,
            min: spec.min,
            max: spec.max,
            step: spec.type === 'integer' ? 1 : 'any',
            required: spec.or === undefined,
            placeholder: spec.or === undefined ? '' : off,
            'aria-describedby': `help-${name}`,
          }}
          value={shown}
          disabled={isLocked(name)}
          onChange={({ currentTarget: input }) => {
            const next = enteredIn(input, spec);
            const found = checkSetting({ ...setting, spec }, next);
            problem.value = '';
            if (!found) return runController.changeSettings({ [name]: next });
            problem.value = laterTexts
              .peek()
              .train.fields.unchanged(label, found.found ?? '', remedyFor(spec), String(value));
            input.value = shown;
          }}
        />
      </label>
      <Help id={`help-${name}`}>{`${help} ${limits(spec)}`}</Help>
      {problem.value !== '' && (
        <span class="problem small" role="alert">
          {problem.value}
        </span>
      )}
    </>
  );
}

function ChoiceField(setting: Setting & { readonly choices: readonly string[] }): VNode {
  const { name, choices } = setting;
  const { label, help } = words(setting);
  const applies = appliesTo(setting, settings.value);
  return (
    <>
      <label>
        <span>
          {label}
          {!applies && <small class="muted"> {laterTexts.value.train.fields.notWithEngine}</small>}
        </span>
        <select
          name={name}
          aria-describedby={`help-${name}`}
          value={settings.value[name]}
          disabled={isLocked(name) || !applies}
          onChange={(event) => runController.changeSettings({ [name]: event.currentTarget.value })}
        >
          {choices.map((value) => (
            <option key={value} value={value}>
              {choiceName(value)}
            </option>
          ))}
        </select>
      </label>
      <Help id={`help-${name}`}>{help}</Help>
    </>
  );
}
