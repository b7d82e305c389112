import { effect } from '@preact/signals';
import { texts } from '../language/texts.js';
import { view } from '../page/route.js';
import { statusInBrief } from '../run/status-text.js';

/** Keeps the title of the tab up to date, and starts every view that is opened at its top, with the focus. */
export function followView(): void {
  effect(() => {
    const parts = [statusInBrief.value, texts.value.shell.nav[view.value], 'LeNet-5'];
    document.title = parts.filter((part) => part !== '').join(' · ');
  });
  let shown = view.peek();
  effect(() => {
    if (view.value === shown) return;
    shown = view.value;
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  });
}
