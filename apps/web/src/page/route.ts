import { batch, effect, type Signal, signal } from '@preact/signals';

/** The views of the app. */
export const VIEWS = ['train', 'draw', 'look'] as const;

/** A view of the app. */
export type View = (typeof VIEWS)[number];

/** The view that is shown. */
export const view: Signal<View> = signal('train');

/** The parameters in the address: the digit, and the settings that differ from the reference. */
export const params: Signal<Readonly<Record<string, string>>> = signal({});

/** The address of a view with the present parameters: `#draw?digit=12`. */
export function addressOf(target: View): string {
  const query = new URLSearchParams(params.value).toString();
  return `#${target}${query ? `?${query}` : ''}`;
}

/** Sets a parameter of the address; null removes it. */
export function setParam(name: string, value: string | null): void {
  const { [name]: old, ...others } = params.peek();
  if ((old ?? null) === value) return;
  params.value = value === null ? others : { ...others, [name]: value };
}

/** Reads an address. An unknown view becomes the first one. */
function readAddress(hash: string): void {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  batch(() => {
    view.value = VIEWS.find((known) => known === name) ?? 'train';
    params.value = Object.fromEntries(new URLSearchParams(query));
  });
}

/** Reads the address of the page now and whenever it changes, and writes it whenever the state changes. */
export function syncAddress(): void {
  readAddress(location.hash);
  addEventListener('hashchange', () => readAddress(location.hash));
  effect(() => {
    const address = addressOf(view.value);
    if (location.hash !== address) history.replaceState(history.state, '', address);
  });
}
