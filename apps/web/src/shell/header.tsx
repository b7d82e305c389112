import type { VNode } from 'preact';
import { addressOf, VIEWS, type View, view } from '../page/route.js';
import { type ThemeChoice, themeChoice } from '../page/theme.js';
import { NetworkPicker } from './network-picker.js';

const TITLES: Readonly<Record<View, string>> = { train: 'Train', draw: 'Draw', look: 'Look inside' };

/** The bar at the top: rooms, network, theme. */
export function Header(): VNode {
  return (
    <header class="bar">
      <span class="brand">LeNet-5</span>
      <nav aria-label="Rooms">
        {VIEWS.map((room) => (
          <a key={room} href={addressOf(room)} aria-current={view.value === room ? 'page' : undefined}>
            {TITLES[room]}
          </a>
        ))}
      </nav>
      <NetworkPicker />
      <label class="theme">
        <span class="visually-hidden">Colours</span>
        <select
          value={themeChoice.value}
          onChange={(event) => {
            themeChoice.value = event.currentTarget.value as ThemeChoice;
          }}
        >
          <option value="auto">Auto</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </label>
    </header>
  );
}
