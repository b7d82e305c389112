import type { VNode } from 'preact';
import { addressOf, VIEWS, type View, view } from '../page/route.js';
import { type ThemeChoice, themeChoice } from '../page/theme.js';
import { NetworkPicker } from './network-picker.js';

const TITLES: Readonly<Record<View, string>> = { train: 'Train', draw: 'Draw', look: 'Look inside' };

/** The bar at the top: views, network, theme. */
export function Header(): VNode {
  return (
    <header class="bar">
      <span class="brand">LeNet-5</span>
      <nav aria-label="Views">
        {VIEWS.map((name) => (
          <a key={name} href={addressOf(name)} aria-current={view.value === name ? 'page' : undefined}>
            {TITLES[name]}
          </a>
        ))}
      </nav>
      <NetworkPicker />
      <label class="theme">
        <span class="visually-hidden">Theme</span>
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
