import { appliesTo, checkSetting, type RunSettings, readValue, SETTINGS } from './run-settings.js';

/**
 * The settings in an address that a run does not use, each with the reason: `epochs=500 (use an integer from 1 to 200)`.
 *
 * @param params The parameters of the address.
 * @param settings The settings of the run.
 */
export function unusedSettings(
  params: Readonly<Record<string, string>>,
  settings: RunSettings,
): readonly string[] {
  return SETTINGS.flatMap((setting) => {
    const { name } = setting;
    const text = params[name];
    if (text === undefined) return [];
    const value = readValue(setting, text);
    const problem = checkSetting(setting, value);
    if (problem) return [`${name}=${text} (${problem.remedy})`];
    if (value === settings[name]) return [];
    const reason = appliesTo(setting, settings)
      ? `the run of this tab has ${settings[name]}`
      : 'it does not apply to these settings';
    return [`${name}=${text} (${reason})`];
  });
}
