import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { notifyNotKept, readEntry, writeEntry } from './storage.js';

/** The theme that the user chose; `auto` follows the system. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

/** The entry of local storage that holds the choice. */
const KEY = 'lenet5-theme';

const system = matchMedia('(prefers-color-scheme: dark)');

const systemIsDark = signal(system.matches);

/** The choice, stored for the next visit. */
export const themeChoice: Signal<ThemeChoice> = signal('auto');

/** Whether the page is dark now. */
export const isDark: ReadonlySignal<boolean> = computed(() =>
  themeChoice.value === 'auto' ? systemIsDark.value : themeChoice.value === 'dark',
);

/** Reads the stored choice, then applies and stores the theme whenever the choice or the system changes. */
export function applyTheme(): void {
  system.addEventListener('change', () => {
    systemIsDark.value = system.matches;
  });
  const stored = readEntry('localStorage', KEY);
  if (stored === 'light' || stored === 'dark') themeChoice.value = stored;
  effect(() => {
    const choice = themeChoice.value;
    document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
    if (!writeEntry('localStorage', KEY, choice === 'auto' ? null : choice))
      untracked(() => notifyNotKept('theme'));
  });
}
