import { effect } from '@preact/signals';
import { reportUnused } from '../page/address-problems.js';
import { params, setParam } from '../page/route.js';
import { parseSettings, settingsParams } from '../settings/run-settings.js';
import { unusedSettings } from '../settings/unused-settings.js';
import { runController } from './run-controller.js';
import { isStarted, settings } from './run-state.js';

/**
 * Writes the settings to the address, and reads them from it as long as nothing has been trained. Reports the settings of
 * the address that the run does not use.
 */
export function syncSettingsAddress(): void {
  const write = (): void => {
    for (const [name, value] of Object.entries(settingsParams(settings.peek()))) setParam(name, value);
  };
  const report = (): boolean => {
    const unused = unusedSettings(params.peek(), settings.peek());
    reportUnused('settings', unused);
    return unused.length > 0;
  };
  // Unused values stay in the address at first: the page may reload for isolation, and must report them again.
  let isKept = report();
  effect(() => {
    if (settings.value && !isKept) write();
    isKept = false;
  });
  addEventListener('hashchange', () => {
    if (!isStarted.peek()) runController.changeSettings(parseSettings(params.peek()));
    report();
    write();
  });
}
