import { batch, effect, type Signal, signal } from '@preact/signals';
import { texts } from '../language/texts.js';
import { reportUnused } from './address-problems.js';

/** The views of the app. */
export const VIEWS = ['draw', 'look', 'train', 'class'] as const;

/** A view of the app. */
export type View = (typeof VIEWS)[number];

/** The view that is shown. */
export const view: Signal<View> = signal('draw');

/** The address that the state agrees with. */
let known = '';

/** The parameters in the address: the digit, and the settings that differ from the reference. */
export const params: Signal<Readonly<Record<string, string>>> = signal({});

/**
 * The address of a view with the current parameters: `#draw?digit=12`.
 *
 * @param changes Parameters to change; null removes one.
 */
export function addressOf(target: View, changes: Readonly<Record<string, string | null>> = {}): string {
  const entries = Object.entries({ ...params.value, ...changes });
  const present = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  const query = new URLSearchParams(present).toString();
  return `#${target}${query ? `?${query}` : ''}`;
}

/** Sets a parameter of the address; null removes it. */
export function setParam(name: string, value: string | null): void {
  const { [name]: old, ...others } = params.peek();
  if ((old ?? null) === value) return;
  params.value = value === null ? others : { ...others, [name]: value };
}

/** Opens a view as a new entry of the browser's history, so that Back returns to the view before. */
export function openView(target: View): void {
  if (view.peek() === target) return;
  history.pushState(null, '', addressOf(target));
  known = location.hash;
  view.value = target;
}

/** Reads an address. For an unknown view, opens the first one and reports the name. */
function readAddress(hash: string): void {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const known = VIEWS.find((known) => known === name);
  const isKnown = known !== undefined || name === '';
  const reason = (): string => texts.value.address.use(`#${VIEWS.join(', #')}`);
  reportUnused('view', isKnown ? [] : [{ value: `#${name}`, reason }]);
  batch(() => {
    view.value = known ?? 'draw';
    params.value = Object.fromEntries(new URLSearchParams(query));
  });
}

/** Reads the address of the page now and whenever it changes, and writes it whenever the state changes. */
export function syncAddress(): void {
  const read = (): void => {
    known = location.hash;
    readAddress(known);
  };
  read();
  addEventListener('hashchange', read);
  effect(() => {
    const address = addressOf(view.value);
    // Another address is a link that was just followed: its event is on the way, and must not find an older address.
    if (location.hash === address || location.hash !== known) return;
    history.replaceState(history.state, '', address);
    known = location.hash;
  });
}
