/** Attributes whose numbers are lengths or shares: the third decimal is a thousandth of a pixel. */
const MEASURES = new Set([
  ...['x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'transform'],
  ...['width', 'height', 'opacity', 'fill-opacity', 'stroke-opacity', 'stroke-width'],
]);

const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** What XML 1.0 allows no document to hold, not even escaped (§2.2): control characters and lone surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text made safe between tags and inside double quotes, in XML and in HTML; characters XML forbids become U+FFFD. */
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
 * A DOM tree as XML that is HTML as well: the same bytes from every DOM, since attributes are sorted and lengths rounded
 * to a thousandth. Style sheets and comments are left out. What Plot calls a group of marks (`aria-label`, not allowed on
 * a bare group) becomes `data-mark`.
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
