/** Attributes whose numbers are lengths or fractions, rounded to three decimals. */
const MEASURES = new Set([
  ...['x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'transform'],
  ...['width', 'height', 'opacity', 'fill-opacity', 'stroke-opacity', 'stroke-width'],
]);

const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** Characters that XML 1.0 forbids even if escaped (§2.2): control characters and lone surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Escapes text for XML and HTML, in content and in quoted attributes. Characters that XML forbids become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(ILLEGAL, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/**
 * Serializes a DOM tree as XML that is also valid HTML. Every DOM gives the same bytes, because attributes are sorted and
 * lengths are rounded to three decimals. Style sheets and comments are omitted. The `aria-label` of Plot's groups of marks,
 * which is not allowed on a group without a role, becomes `data-mark`.
 */
export function serializeSvg(node: Node): string {
  if (node.nodeType === 3) return escapeText(node.nodeValue ?? '');
  if (!isElement(node) || node.localName === 'style') return '';
  const attributes = Array.from(node.attributes, ({ name, value }) => ({
    name: name === 'aria-label' ? 'data-mark' : name,
    value,
  }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => ` ${name}="${escapeText(MEASURES.has(name) ? roundNumbers(value) : value)}"`)
    .join('');
  const children = Array.from(node.childNodes, serializeSvg).join('');
  const tag = node.localName;
  return children === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${children}</${tag}>`;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function roundNumbers(value: string): string {
  return value.replace(NUMBER, (number) => String(Number(Number(number).toFixed(3))));
}
