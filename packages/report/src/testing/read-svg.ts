import { parseHTML } from 'linkedom';

/** Parses an SVG back. */
export function readSvg(svg: string): Element {
  const [element] = readElements(svg);
  if (!element) throw new Error(`no element in ${svg.slice(0, 100)}`);
  return element;
}

/** Parses markup back: its outermost elements. */
export function readElements(markup: string): Element[] {
  return Array.from(readHtml(`<!doctype html><html><body>${markup}</body></html>`).body.children);
}

/** A document without anything in it. */
export function emptyDocument(): Document {
  return readHtml('<!doctype html><html><head></head><body></body></html>');
}

/** Parses an HTML file back. */
export function readHtml(html: string): Document {
  return parseHTML(html).document;
}

/** The elements that Plot drew for its marks of one kind (`line`, `dot`, `cell`), over all of them. */
export function markElements(root: Element, mark: string): Element[] {
  return Array.from(root.querySelectorAll(`[data-mark="${mark}"]`)).flatMap((group) =>
    Array.from(group.children),
  );
}

/** Numbers of a path, a transform or an attribute, in order. */
export function numbersIn(text: string | null): number[] {
  return Array.from((text ?? '').matchAll(/-?\d+(?:\.\d+)?/g), ([number]) => Number(number));
}

/** The corner points of a path of straight lines. */
export function pointsOf(path: Element): [number, number][] {
  const numbers = numbersIn(path.getAttribute('d'));
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

/** The texts of an element's `<text>` descendants. */
export function textsIn(root: Element): string[] {
  return Array.from(root.querySelectorAll('text'), (text) => text.textContent ?? '');
}

const TOKEN = /<(\/?)([a-zA-Z][\w-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>|[^<>&]+|&(?:amp|lt|gt|quot|#39);/y;

/** Why a text is not well-formed XML (elements, attributes in double quotes, the five entities), or null if it is. */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(xml);
    if (!token) return `cannot be read: ${xml.slice(at, at + 40)}`;
    const [, closes, tag, , empty] = token;
    if (tag === undefined) continue;
    if (closes && open.pop() !== tag) return `</${tag}> closes another element`;
    if (!closes && !empty) open.push(tag);
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}
