import { parseHTML } from 'linkedom';

/** Parses an SVG. */
export function readSvg(svg: string): Element {
  const [element] = readElements(svg);
  if (!element) throw new Error(`no element in ${svg.slice(0, 100)}`);
  return element;
}

/** Parses markup into its top-level elements. */
export function readElements(markup: string): Element[] {
  return Array.from(readHtml(`<!doctype html><html><body>${markup}</body></html>`).body.children);
}

/** Creates an empty document. */
export function emptyDocument(): Document {
  return readHtml('<!doctype html><html><head></head><body></body></html>');
}

/** Parses an HTML file. */
export function readHtml(html: string): Document {
  return parseHTML(html).document;
}

/** The elements of all marks of one kind (`line`, `dot`, `cell`). */
export function markElements(root: Element, mark: string): Element[] {
  return Array.from(root.querySelectorAll(`[data-mark="${mark}"]`)).flatMap((group) =>
    Array.from(group.children),
  );
}

/** The numbers in a path, transform or other attribute, in order. */
export function numbersIn(text: string | null): number[] {
  return Array.from((text ?? '').matchAll(/-?\d+(?:\.\d+)?/g), ([number]) => Number(number));
}

/** The points of a path of straight lines. */
export function pointsOf(path: Element): [number, number][] {
  const numbers = numbersIn(path.getAttribute('d'));
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

/** The texts of an element's `<text>` descendants. */
export function textsIn(root: Element): string[] {
  return Array.from(root.querySelectorAll('text'), (text) => text.textContent ?? '');
}

const TOKEN = /<(\/?)([a-zA-Z][\w-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>|[^<>&]+|&(?:amp|lt|gt|quot|#39);/y;

/** Why text is not well-formed XML (with double-quoted attributes and the five entities), or null if it is. */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(xml);
    if (!token) return `unexpected text: ${xml.slice(at, at + 40)}`;
    const [, closes, tag, , empty] = token;
    if (tag === undefined) continue;
    if (closes && open.pop() !== tag) return `</${tag}> closes another element`;
    if (!closes && !empty) open.push(tag);
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}
