import { type Signal, signal } from '@preact/signals';

/** Whether the dialog with the link is open. */
export const isSharing: Signal<boolean> = signal(false);
