import { type Signal, signal } from '@preact/signals';

/** Something the reader must know, and perhaps what can be done about it. */
export interface Notice {
  /** A later notice of the same topic takes the place of an earlier one. */
  readonly topic: string;
  readonly kind: 'error' | 'news';
  readonly text: string;
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** What is being told now. */
export const notices: Signal<readonly Notice[]> = signal([]);

/** Tells a notice, instead of any earlier one on its topic. */
export function tell(notice: Notice): void {
  notices.value = [...notices.peek().filter(({ topic }) => topic !== notice.topic), notice];
}

/** Takes back what was told on a topic. */
export function untell(topic: string): void {
  if (!notices.peek().some((notice) => notice.topic === topic)) return;
  notices.value = notices.peek().filter((notice) => notice.topic !== topic);
}

/** An error's message as a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
