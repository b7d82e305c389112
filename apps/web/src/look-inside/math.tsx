import type { ComponentChildren, VNode } from 'preact';

/** Names that are one word though they are several letters. */
const TOKENS = /tanh|ln|[\d.]+|\p{L}|./gu;

/**
 * Plain text as MathML: letters and the names of functions become identifiers, digits numbers, everything else
 * operators.
 */
function tokens(text: string): VNode[] {
  return [...text.replaceAll(' ', '').matchAll(TOKENS)].map(([token], index) => {
    if (/^[\d.]+$/.test(token)) return <mn key={index}>{token}</mn>;
    return /^\p{L}/u.test(token) ? <mi key={index}>{token}</mi> : <mo key={index}>{token}</mo>;
  });
}

/** A part of a formula: text as it is read, or what the functions here make. */
export type Part = string | VNode;

/** Parts as one, side by side. */
export function row(...parts: readonly Part[]): VNode {
  return <mrow>{parts.map((part) => (typeof part === 'string' ? tokens(part) : part))}</mrow>;
}

/** With an index: `sub('w', 'i,j')`. */
export function sub(name: Part, index: Part): VNode {
  return (
    <msub>
      {row(name)}
      {row(index)}
    </msub>
  );
}

/** With an exponent. */
export function power(base: Part, exponent: Part): VNode {
  return (
    <msup>
      {row(base)}
      {row(exponent)}
    </msup>
  );
}

/** With an index and an exponent. */
export function subPower(name: Part, index: Part, exponent: Part): VNode {
  return (
    <msubsup>
      {row(name)}
      {row(index)}
      {row(exponent)}
    </msubsup>
  );
}

export function fraction(above: Part, below: Part): VNode {
  return (
    <mfrac>
      {row(above)}
      {row(below)}
    </mfrac>
  );
}

export function root(of: Part): VNode {
  return <msqrt>{row(of)}</msqrt>;
}

/** A sum over indices, and up to an end where one is given. */
export function sum(over: Part, upTo?: Part): VNode {
  const sign = <mo>∑</mo>;
  if (upTo === undefined) {
    return (
      <munder>
        {sign}
        {row(over)}
      </munder>
    );
  }
  return (
    <munderover>
      {sign}
      {row(over)}
      {row(upTo)}
    </munderover>
  );
}

/** Space, in the width of an m, before what follows. */
export function space(width: number): VNode {
  return <mspace width={`${width}em`} />;
}

/** Words within a formula. */
export function words(text: string): VNode {
  return <mtext>{text}</mtext>;
}

/** A formula on a line of its own. */
export function Formula({ children }: { readonly children: ComponentChildren }): VNode {
  return <math display="block">{children}</math>;
}
