import { decodeSafetensors } from '@lenet5/core';
import { afterAll, expect, test } from 'vitest';
import { speak } from '../language/texts.js';
import { errorText } from './error-text.js';
import { FileUnavailableError } from './fetch-file.js';

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

test('errorText(error) is the message of an error that the app expects', () => {
  expect(errorText(new FileUnavailableError('shipped/network.int8', 'HTTP 404'))).toBe(
    'shipped/network.int8 cannot be loaded (HTTP 404) — check the connection and try again',
  );
  expect(errorText(new DOMException('The quota is exceeded.', 'QuotaExceededError'))).toBe(
    'The quota is exceeded.',
  );
});

test('errorText(error) marks any other error as unexpected', () => {
  expect(errorText(new TypeError('x is undefined'))).toBe('unexpected error: x is undefined');
  expect(errorText('text')).toBe('unexpected error: text');
});

test('errorText(error) of an error of a package is in the language of the page', async () => {
  let thrown: unknown;
  try {
    decodeSafetensors(new Uint8Array(3), 'mine.safetensors');
  } catch (error) {
    thrown = error;
  }
  await speak('de');
  expect(errorText(thrown)).toMatch(/^die safetensors-Datei ist abgeschnitten \(3 bytes .*\) — kopiere/);
  await speak('en');
  expect(errorText(thrown)).toMatch(/^mine\.safetensors is truncated/);
});
