import type { VNode } from 'preact';
import { addressOf, VIEWS, view } from '../page/route.js';
import { type ThemeChoice, themeChoice } from '../page/theme.js';
import { NetworkPicker } from './network-picker.js';
import { RunStatus } from './run-status.js';
import { VIEW_TITLES } from './view-changes.js';

/** The bar at the top: views, network, theme. */
export function Header(): VNode {
  return (
    <header class="bar">
      <span class="brand">LeNet-5</span>
      <nav aria-label="Views">
        {VIEWS.map((name) => (
          <a key={name} href={addressOf(name)} aria-current={view.value === name ? 'page' : undefined}>
            {VIEW_TITLES[name]}
          </a>
        ))}
      </nav>
      <RunStatus />
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
