import { batch, effect, type Signal, signal } from '@preact/signals';

/** The rooms of the app. */
export const VIEWS = ['train', 'draw', 'look'] as const;

export type View = (typeof VIEWS)[number];

/** Which room is shown. */
export const view: Signal<View> = signal('train');

/** What the address says besides: the digit, the settings that differ from the recipe's. */
export const params: Signal<Readonly<Record<string, string>>> = signal({});

/** The address of a room with the present parameters: `#draw?digit=12`. */
export function addressOf(target: View): string {
  const query = new URLSearchParams(params.value).toString();
  return `#${target}${query ? `?${query}` : ''}`;
}

/** Puts a parameter into the address, or takes it out. */
export function setParam(name: string, value: string | null): void {
  const { [name]: old, ...others } = params.peek();
  if ((old ?? null) === value) return;
  params.value = value === null ? others : { ...others, [name]: value };
}

/** Takes over what an address says; an unknown room is the first one. */
function readAddress(hash: string): void {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  batch(() => {
    view.value = VIEWS.find((known) => known === name) ?? 'train';
    params.value = Object.fromEntries(new URLSearchParams(query));
  });
}

/** Reads the page's address now and whenever it changes, and writes it whenever the state does. */
export function followAddress(): void {
  readAddress(location.hash);
  addEventListener('hashchange', () => readAddress(location.hash));
  effect(() => {
    const address = addressOf(view.value);
    if (location.hash !== address) history.replaceState(history.state, '', address);
  });
}
