import type { VNode } from 'preact';
import { encode } from 'uqr';

/** Light modules around the code, which readers need. */
const QUIET = 4;

/** The bytes that a QR code with the lowest error correction can hold. */
export const QR_BYTES = 2953;

/** A QR code, dark on light in both themes, because many readers need that. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
