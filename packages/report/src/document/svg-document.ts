// The part of the DOM that Plot uses to create an SVG. Loading a full DOM, such as linkedom, takes Node longer than
// drawing.

/** A text node. */
class SvgText {
  readonly nodeType = 3;
  readonly nodeValue: string;

  constructor(text: string) {
    this.nodeValue = text;
  }
}

/** An SVG element. Plot inserts each element once, so a node is never moved. */
class SvgElement {
  readonly nodeType = 1;
  readonly ownerDocument: SvgDocument;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly childNodes: (SvgElement | SvgText)[] = [];
  readonly #attributes = new Map<string, string>();

  constructor(document: SvgDocument, namespace: string, name: string) {
    this.ownerDocument = document;
    this.namespaceURI = namespace;
    this.localName = name;
  }

  get attributes(): { readonly name: string; readonly value: string }[] {
    return Array.from(this.#attributes, ([name, value]) => ({ name, value }));
  }

  set textContent(text: unknown) {
    this.childNodes.splice(0, Number.POSITIVE_INFINITY, new SvgText(String(text ?? '')));
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  appendChild<Child extends SvgElement | SvgText>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends SvgElement | SvgText>(child: Child, before: SvgElement | SvgText | null): Child {
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, child);
    return child;
  }
}

/** A document that creates SVG elements. */
class SvgDocument {
  /** Plot creates an SVG from here. It stays empty. */
  readonly documentElement: SvgElement = this.createElementNS('http://www.w3.org/1999/xhtml', 'html');

  createElementNS(namespace: string, name: string): SvgElement {
    return new SvgElement(this, namespace, name);
  }
}

/** As a type that can be narrowed to the `Document` that Plot's options require. */
const shared: object = new SvgDocument();

/** A document to draw the figures in where there is no DOM. */
export function svgDocument(): Document {
  return shared as Document;
}
