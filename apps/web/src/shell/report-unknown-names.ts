import { effect } from '@preact/signals';
import { DISTORTIONS } from '../digit/distort.js';
import { texts } from '../language/texts.js';
import { reportUnused } from '../page/address-problems.js';
import { params } from '../page/route.js';
import { SETTINGS } from '../settings/run-settings.js';
import { EXPLANATIONS, explanation } from '../why/why-state.js';

/** All parameters that an address can have. */
const NAMES: readonly string[] = [
  ...SETTINGS.map(({ name }) => name),
  ...['digit', 'label', ...DISTORTIONS, 'unit', 'pass', 'play', 'panel', 'speed'],
  ...['lang', 'hide', 'big', 'lesson', 'network', 'why', 'file', 'layer'],
];

/** Reports the parameters of the address that no part of the app reads, such as a misspelled one, or an unknown network. */
export function reportUnknownNames(): void {
  effect(() => {
    const unknown = Object.entries(params.value).filter(([name]) => !NAMES.includes(name));
    const { network, why } = params.value;
    reportUnused('names', [
      ...unknown.map(([name, value]) => ({
        value: `${name}=${value}`,
        reason: () => texts.value.address.unknown,
      })),
      ...(network === undefined || network === '1998'
        ? []
        : [{ value: `network=${network}`, reason: () => texts.value.address.use('1998') }]),
      ...(why === undefined || explanation.value
        ? []
        : [{ value: `why=${why}`, reason: () => texts.value.address.use(EXPLANATIONS.join(', ')) }]),
    ]);
  });
}
