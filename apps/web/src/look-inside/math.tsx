import type { ComponentChildren, VNode } from 'preact';

/** Matches function names, numbers, single letters, and any other character. */
const TOKENS = /tanh|ln|[\d.]+|\p{L}|./gu;

/** Converts text to MathML: letters and function names become identifiers, digits numbers, anything else operators. */
function tokens(text: string): VNode[] {
  return [...text.replaceAll(' ', '').matchAll(TOKENS)].map(([token], index) => {
    if (/^[\d.]+$/.test(token)) return <mn key={index}>{token}</mn>;
    return /^\p{L}/u.test(token) ? <mi key={index}>{token}</mi> : <mo key={index}>{token}</mo>;
  });
}

/** A part of a formula: text, or the result of one of these functions. */
export type Part = string | VNode;

/** Puts parts side by side. */
export function row(...parts: readonly Part[]): VNode {
  return <mrow>{parts.map((part) => (typeof part === 'string' ? tokens(part) : part))}</mrow>;
}

/** A name with a subscript: `sub('w', 'i,j')`. */
export function sub(name: Part, index: Part): VNode {
  return (
    <msub>
      {row(name)}
      {row(index)}
    </msub>
  );
}

/** A base with an exponent. */
export function power(base: Part, exponent: Part): VNode {
  return (
    <msup>
      {row(base)}
      {row(exponent)}
    </msup>
  );
}

/** A name with a subscript and an exponent. */
export function subPower(name: Part, index: Part, exponent: Part): VNode {
  return (
    <msubsup>
      {row(name)}
      {row(index)}
      {row(exponent)}
    </msubsup>
  );
}

/** A fraction. */
export function fraction(above: Part, below: Part): VNode {
  return (
    <mfrac>
      {row(above)}
      {row(below)}
    </mfrac>
  );
}

/** A square root. */
export function root(of: Part): VNode {
  return <msqrt>{row(of)}</msqrt>;
}

/** A sum over indices, with an upper limit if one is given. */
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

/** Horizontal space, in em. */
export function space(width: number): VNode {
  return <mspace width={`${width}em`} />;
}

/** Text within a formula. */
export function words(text: string): VNode {
  return <mtext>{text}</mtext>;
}

/** A formula on its own line. */
export function Formula({ children }: { readonly children: ComponentChildren }): VNode {
  return <math display="block">{children}</math>;
}
