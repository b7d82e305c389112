import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';

/** What the reader chose: a theme, or to follow the system. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

const KEY = 'lenet5-theme';

const system = matchMedia('(prefers-color-scheme: dark)');

const systemIsDark = signal(system.matches);

/** The choice; kept for the next visit. */
export const themeChoice: Signal<ThemeChoice> = signal('auto');

/** Whether the page is dark now. */
export const isDark: ReadonlySignal<boolean> = computed(() =>
  themeChoice.value === 'auto' ? systemIsDark.value : themeChoice.value === 'dark',
);

/** Takes up the kept choice and follows the system's. */
export function followTheme(): void {
  system.addEventListener('change', () => {
    systemIsDark.value = system.matches;
  });
  const kept = localStorage.getItem(KEY);
  if (kept === 'light' || kept === 'dark') themeChoice.value = kept;
  effect(() => {
    const choice = themeChoice.value;
    document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
    if (choice === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  });
}
