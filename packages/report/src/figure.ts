import { defaultDocument } from '#document';
import { figureStyles } from './figure-styles.js';
import { NoDocumentError } from './no-document-error.js';
import { PALETTE } from './palette.js';
import { escapeText } from './serialize-svg.js';

/** How a figure is to be drawn; all of it may be left out. */
export interface FigureOptions {
  /** Where the SVG is made: the page's own document, or on Node one of linkedom's, if not given. */
  readonly document?: Document;
  /** Prefix of the ids inside the figure, which must be unique in a page; the kind of figure if not given. */
  readonly id?: string;
  /**
   * True (the default) makes an SVG file: with name space, its own paper, and a style sheet that follows the reader's
   * light or dark setting. False makes an element for a page that holds `figureStyles()` itself.
   */
  readonly standalone?: boolean;
}

/** A picture with the words that stand for it where it cannot be seen. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it is, in a few words. */
  readonly title: string;
  /** What it shows, in a sentence or a few. */
  readonly description: string;
  /** SVG elements. */
  readonly content: string;
}

/** Width of every figure, unless it is told otherwise: on the narrowest telephone its text is still 10 pixels high. */
export const FIGURE_WIDTH = 380;

const FONTS = 'system-ui, -apple-system, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, sans-serif';

/**
 * The document to draw in.
 * @throws NoDocumentError where none is given and the runtime has none.
 */
export function documentOf(options: FigureOptions): Document {
  const document = options.document ?? defaultDocument();
  if (!document) throw new NoDocumentError();
  return document;
}

/** A picture as one `<svg role="img">`, named by its title and described by its description. */
export function frame(picture: Picture, kind: string, options: FigureOptions): string {
  const { width, height, content } = picture;
  const id = (options.id ?? kind).replace(/[^\w-]+/g, '-');
  const standalone = options.standalone ?? true;
  const namespace = standalone ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const paper = `<rect width="${width}" height="${height}" rx="6" fill="${PALETTE.paper.light}"/>`;
  return [
    `<svg${namespace} class="lenet5-figure" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`,
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONTS}" font-size="12"`,
    ` fill="currentColor" color="${PALETTE.ink.light}">`,
    `<title id="${id}-title">${escapeText(picture.title)}</title>`,
    `<desc id="${id}-desc">${escapeText(picture.description)}</desc>`,
    standalone ? `<style>${figureStyles()}</style>${paper}` : '',
    `${content}</svg>`,
  ].join('');
}
