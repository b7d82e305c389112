import { texts } from '../language/texts.js';
import type { UnusedValue } from '../language/unused-value.js';
import { remedyFor } from './remedy.js';
import { appliesTo, checkSetting, type RunSettings, readValue, SETTINGS } from './run-settings.js';

/**
 * The settings in an address that a run does not use.
 *
 * @param params The parameters of the address.
 * @param settings The settings of the run.
 */
export function unusedSettings(
  params: Readonly<Record<string, string>>,
  settings: RunSettings,
): readonly UnusedValue[] {
  return SETTINGS.flatMap((setting) => {
    const { name } = setting;
    const text = params[name];
    if (text === undefined) return [];
    const value = readValue(setting, text);
    const entry = `${name}=${text}`;
    if (checkSetting(setting, value)) return [{ value: entry, reason: () => remedyFor(setting.spec) }];
    if (value === settings[name]) return [];
    const reason = (): string =>
      appliesTo(setting, settings)
        ? texts.value.address.ofRun(String(settings[name]))
        : texts.value.address.notApplicable;
    return [{ value: entry, reason }];
  });
}
