import { decodeSafetensors, SafetensorsTruncatedError, WeightsMismatchError } from '@lenet5/core';
import { NonFiniteLossError } from '@lenet5/trainer';
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

test.each([
  {
    error: () => new SafetensorsTruncatedError('mine.safetensors', 3, 3136),
    text: 'die safetensors-Datei ist abgeschnitten (3 Byte statt mindestens 3.136) — kopiere oder speichere sie erneut',
  },
  {
    error: () => new WeightsMismatchError('mine.safetensors', 'conv1/bias is [2] with 2 values, not [6]'),
    text: 'die Gewichte passen nicht zu den Schichten (conv1/bias ist [2] mit 2 Werten, nicht [6]) — verwende Gewichte derselben Architektur',
  },
  {
    error: () => new NonFiniteLossError({ epoch: 2, step: 1875, loss: Number.NaN, learningRate: 0.5 }),
    text: 'der Verlust ist keine endliche Zahl (NaN in Schritt 1875 von Epoche 2, Lernrate 0,5) — verwende ein Zehntel der Lernrate',
  },
])(
  'errorText(error) of an error of a package is in the language of the page: $text',
  async ({ error, text }) => {
    const thrown = error();
    await speak('de');
    expect(errorText(thrown)).toBe(text);
    await speak('en');
    expect(errorText(thrown)).toBe(thrown.message);
  },
);

test('errorText(error) translates what checks of files have found', async () => {
  await speak('de');
  const caught = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return errorText(error);
    }
    return '';
  };
  expect(caught(() => decodeSafetensors(new Uint8Array(3), 'mine.safetensors'))).toContain(
    '(3 Byte statt mindestens 8)',
  );
  const header = Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 0x78, 0x7d]);
  expect(caught(() => decodeSafetensors(header, 'mine.safetensors'))).toContain(
    '(das erste Zeichen ist nicht {)',
  );
});
