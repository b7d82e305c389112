import { expect, test } from 'vitest';
import { remedyFor } from './remedy.js';
import { checkSetting, SETTINGS } from './run-settings.js';

test.each(SETTINGS)('remedyFor(spec) of $name is in English what the check of its value says', (setting) => {
  expect(remedyFor(setting.spec)).toBe(checkSetting(setting, 'no value')?.remedy);
});
