import { type Texts, texts } from '../language/texts.js';
import { notify } from './notices.js';

/** A storage of strings that the browser can deny: reading the property then throws a SecurityError. */
type StorageName = 'localStorage' | 'sessionStorage';

/** What a visit without storage does not keep. */
type Loss = keyof Texts['notices']['losses'];

const losses = new Set<Loss>();

/** Shows one notice about everything that the browser does not let the page keep. */
export function notifyNotKept(loss: Loss): void {
  losses.add(loss);
  const all = [...losses];
  const text = (): string => {
    const { network, notices } = texts.value;
    const names = all.map((each) => notices.losses[each]).join(network.and);
    return notices.notKept(names) + (all.includes('run') ? ` ${notices.keepRun}` : '');
  };
  notify({ topic: 'not-kept', kind: 'info', text });
}

/** Whether the notice about a loss has been shown. */
export function isNotKept(loss: Loss): boolean {
  return losses.has(loss);
}

/** A stored entry: null without one, undefined if the browser denies the storage. */
export function readEntry(storage: StorageName, key: string): string | null | undefined {
  try {
    return globalThis[storage].getItem(key);
  } catch {
    return undefined;
  }
}

/** Stores an entry; null removes it. Returns whether the browser allows it. */
export function writeEntry(storage: StorageName, key: string, value: string | null): boolean {
  try {
    if (value === null) globalThis[storage].removeItem(key);
    else globalThis[storage].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
