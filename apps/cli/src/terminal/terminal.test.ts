import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { type OutputStream, openTerminal } from './terminal.js';

const tty = (columns?: number): OutputStream =>
  Object.assign(captureTerminal({}).terminal.stream, { isTTY: true, columns });
const plain = (): OutputStream => captureTerminal({}).terminal.stream;
const XTERM = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };

describe('openTerminal(stream)', () => {
  test('gives a terminal of 256 colours its colours and its width', () => {
    const terminal = openTerminal(tty(123), { color: true, env: XTERM });
    expect([terminal.colors, terminal.columns, terminal.animated]).toEqual([256, 123, true]);
  });

  test.each([
    ['--no-color', { color: false, env: XTERM }],
    ['NO_COLOR', { color: true, env: { ...XTERM, NO_COLOR: '1' } }],
    ['TERM=dumb', { color: true, env: { ...XTERM, TERM: 'dumb' } }],
  ])('shows no colours after %s', (_, options) => {
    const terminal = openTerminal(tty(), options);
    expect([terminal.colors, terminal.style('red', 'x')]).toEqual([0, 'x']);
  });

  test('shows no colours and no animation off a terminal, and is 80 columns wide there', () => {
    const terminal = openTerminal(plain(), { color: true, env: XTERM });
    expect([terminal.colors, terminal.animated]).toEqual([0, false]);
    expect(openTerminal(tty(), { color: true, env: {} }).columns).toBe(80);
  });

  test('shows colours off a terminal where FORCE_COLOR asks for them', () => {
    const terminal = openTerminal(plain(), { color: true, env: { ...XTERM, FORCE_COLOR: '1' } });
    expect(terminal.style('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });

  test('animates nothing on a dumb terminal', () => {
    expect(openTerminal(tty(), { color: true, env: { TERM: 'dumb' } }).animated).toBe(false);
  });

  test('writes typographic signs as ASCII where the locale is not UTF-8', () => {
    const { terminal, text } = captureTerminal({ unicode: false });
    terminal.line('loading… 5 × 5 — done 変');
    expect(text()).toBe('loading... 5 x 5 - done ?\n');
  });
});
