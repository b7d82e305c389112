import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { type OutputStream, openTerminal } from './terminal.js';

const tty = (columns?: number): OutputStream =>
  Object.assign(captureTerminal({}).terminal.stream, { isTTY: true, columns });
const plain = (): OutputStream => captureTerminal({}).terminal.stream;
const XTERM = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };

describe('openTerminal(stream)', () => {
  test('reports the colors and the width of a terminal with 256 colors', () => {
    const terminal = openTerminal(tty(123), { color: true, env: XTERM });
    expect([terminal.colors, terminal.columns, terminal.animated]).toEqual([256, 123, true]);
  });

  test.each([
    ['--no-color', { color: false, env: XTERM }],
    ['NO_COLOR', { color: true, env: { ...XTERM, NO_COLOR: '1' } }],
    ['TERM=dumb', { color: true, env: { ...XTERM, TERM: 'dumb' } }],
  ])('has no colors with %s', (_, options) => {
    const terminal = openTerminal(tty(), options);
    expect([terminal.colors, terminal.style('red', 'x')]).toEqual([0, 'x']);
  });

  test('has no colors, no animation and 80 columns if the stream is not a terminal', () => {
    const terminal = openTerminal(plain(), { color: true, env: XTERM });
    expect([terminal.colors, terminal.animated]).toEqual([0, false]);
    expect(openTerminal(tty(), { color: true, env: {} }).columns).toBe(80);
  });

  test('has colors with FORCE_COLOR if the stream is not a terminal', () => {
    const terminal = openTerminal(plain(), { color: true, env: { ...XTERM, FORCE_COLOR: '1' } });
    expect(terminal.style('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });

  test('has no animation with TERM=dumb', () => {
    expect(openTerminal(tty(), { color: true, env: { TERM: 'dumb' } }).animated).toBe(false);
  });

  test('writes typographic characters as ASCII in a locale without UTF-8', () => {
    const { terminal, text } = captureTerminal({ unicode: false });
    terminal.line('loading… 5 × 5 — done 変');
    expect(text()).toBe('loading... 5 x 5 - done 変\n');
  });

  test('writes commands and data unchanged in a locale without UTF-8', () => {
    const { terminal, text } = captureTerminal({ unicode: false });
    terminal.line('to score it — ', 'lenet5 evaluate mödel–1');
    terminal.data('{"model":"mödel–1"}');
    expect(text()).toBe('to score it - lenet5 evaluate mödel–1\n{"model":"mödel–1"}\n');
  });

  test('shows control characters, except in data for another program', () => {
    const name = 'a\u001b]0;title\u0007\u009b2J\nb';
    const shown = 'a\\u001b]0;title\\u0007\\u009b2J\\u000ab';
    const { terminal, text } = captureTerminal();
    terminal.line(name, name);
    terminal.data(name);
    expect(text()).toBe(`${shown}${shown}\n${name}\n`);
  });

  test('shows the control characters of data on a terminal', () => {
    const { terminal, text } = captureTerminal();
    openTerminal(Object.assign(terminal.stream, { isTTY: true }), { color: false, env: XTERM }).data(
      '\u001bc',
    );
    expect(text()).toBe('\\u001bc\n');
  });

  test('keeps the codes of colors, and no other codes', () => {
    const { terminal, text } = captureTerminal({ colors: true });
    terminal.line(`${terminal.style(['bold', 'red'], 'x')}\u001b[8m\u001b[2J`);
    expect(text()).toBe(`${terminal.style(['bold', 'red'], 'x')}\\u001b[8m\\u001b[2J\n`);
  });
});
