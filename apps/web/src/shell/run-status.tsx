import type { VNode } from 'preact';
import { addressOf, view } from '../page/route.js';
import { statusInBrief } from '../run/status-text.js';

/** The status of the run in the views that do not show it otherwise. */
export function RunStatus(): VNode | null {
  if (view.value === 'train' || statusInBrief.value === '') return null;
  return (
    <a class="run-status small" href={addressOf('train')} data-run-status>
      {statusInBrief.value}
    </a>
  );
}
