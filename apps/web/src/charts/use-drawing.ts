import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { notify } from '../page/notices.js';

type Drawing = typeof import('./drawing.js');

const loaded: Signal<Drawing | undefined> = signal(undefined);

async function load(): Promise<void> {
  try {
    loaded.value = await import('./drawing.js');
  } catch (error) {
    const why = errorText(error);
    notify({
      topic: 'drawing',
      kind: 'error',
      text: () => texts.value.shell.partMissing(why),
      action: { label: () => texts.value.shell.reload, run: () => location.reload() },
    });
  }
}

/**
 * The functions that draw charts with Observable Plot; undefined until they are loaded. They are larger than the rest of the page,
 * which does not wait for them.
 *
 * @param isNeeded Whether to load them, also before something is drawn.
 */
export function useDrawing(isNeeded = true): Drawing | undefined {
  useEffect(() => {
    if (isNeeded && !loaded.peek()) void load();
  }, [isNeeded]);
  return loaded.value;
}
