import type { VNode } from 'preact';
import { digitWarnings } from '../digit/digit-warnings.js';

/** Why the network may read the digit incorrectly. */
export function DigitWarnings(): VNode | null {
  const warnings = digitWarnings.value;
  if (warnings.length === 0) return null;
  return (
    <ul class="digit-warnings small" data-digit-warnings>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
