import { expect, test } from 'vitest';
import { errorText } from './error-text.js';
import { FileUnavailableError } from './fetch-file.js';

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
