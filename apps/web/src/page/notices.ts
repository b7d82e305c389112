import { type ReadonlySignal, type Signal, signal } from '@preact/signals';

/** A choice that a notice offers, as a list to select from. */
export interface NoticeChoice {
  readonly label: () => string;
  readonly value: string;
  /** Names that are the same in every language. */
  readonly options: readonly string[];
  readonly choose: (option: string) => void;
}

/** A message to the user, with an action where there is something to do. */
export interface Notice {
  /** A new notice replaces the one with the same topic. */
  readonly topic: string;
  readonly kind: 'error' | 'info';
  /** In the language of the page. */
  readonly text: () => string;
  readonly action?: { readonly label: () => string; readonly run: () => void };
  readonly choices?: readonly NoticeChoice[];
}

const shown: Signal<readonly Notice[]> = signal([]);

/** The notices on the page, the oldest first. */
export const notices: ReadonlySignal<readonly Notice[]> = shown;

/** Shows a notice. It replaces the one with the same topic. */
export function notify(notice: Notice): void {
  shown.value = [...shown.peek().filter(({ topic }) => topic !== notice.topic), notice];
}

/** Removes the notice with this topic, if there is one. */
export function dismiss(topic: string): void {
  if (!shown.peek().some((notice) => notice.topic === topic)) return;
  shown.value = shown.peek().filter((notice) => notice.topic !== topic);
}
