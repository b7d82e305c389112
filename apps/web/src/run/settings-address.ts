import { effect } from '@preact/signals';
import { params, setParam } from '../page/route.js';
import { parseSettings, settingsParams } from '../settings/run-settings.js';
import { runController } from './run-controller.js';
import { isStarted, settings } from './run-state.js';

/** Writes the settings to the address, and reads them from it as long as nothing has been trained. */
export function syncSettingsAddress(): void {
  effect(() => {
    for (const [name, value] of Object.entries(settingsParams(settings.value))) setParam(name, value);
  });
  addEventListener('hashchange', () => {
    if (!isStarted.peek()) runController.changeSettings(parseSettings(params.peek()));
  });
}
