import { effect } from '@preact/signals';
import { DISTORTIONS } from '../digit/distort.js';
import { reportUnused } from '../page/address-problems.js';
import { params } from '../page/route.js';
import { SETTINGS } from '../settings/run-settings.js';

/** All parameters that an address can have. */
const NAMES: readonly string[] = [
  ...SETTINGS.map(({ name }) => name),
  ...['digit', 'label', ...DISTORTIONS, 'unit', 'pass', 'play', 'panel', 'speed'],
  ...['lang', 'hide', 'big', 'lesson'],
];

/** Reports the parameters of the address that no part of the app reads, such as a misspelled one. */
export function reportUnknownNames(): void {
  effect(() => {
    const unknown = Object.entries(params.value).filter(([name]) => !NAMES.includes(name));
    reportUnused(
      'names',
      unknown.map(([name, value]) => `${name}=${value} (unknown name)`),
    );
  });
}
