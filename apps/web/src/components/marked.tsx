import type { VNode } from 'preact';

/** A text of a language file, in which `**` encloses what is bold. */
export function Marked({ text }: { readonly text: string }): VNode {
  const parts = text.split('**');
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <b key={index}>{part}</b>))}</>;
}
