import { checkOptionNames } from '@lenet5/core';
import { defaultDocument } from '#document';
import { NoDocumentError } from '../no-document-error.js';
import { figureStyles } from './figure-styles.js';
import { PALETTE } from './palette.js';
import { escapeText } from './serialize-svg.js';

/** Options of every figure. All are optional. */
export interface FigureOptions {
  /** The document that creates the SVG. Defaults to that of the page. Node has one that creates only SVG. */
  readonly document?: Document;
  /** Prefix of the ids in the figure; must be unique in a page. Defaults to the kind of figure. */
  readonly id?: string;
  /**
   * True (the default): an SVG file with a namespace, a background, and a style sheet for light and dark color schemes.
   * False: an element for a page that contains `figureStyles()`.
   */
  readonly standalone?: boolean;
}

/** The content of a figure and its text alternatives. */
export interface FigureContent {
  readonly width: number;
  readonly height: number;
  /** What the figure is, in a few words. */
  readonly title: string;
  /** What the figure shows, in one or more sentences. */
  readonly description: string;
  /** SVG elements. */
  readonly content: string;
}

/** Default width of a figure, in pixels. On the narrowest phones its text is still 10 pixels high. */
export const FIGURE_WIDTH = 380;

const FONTS = 'system-ui, -apple-system, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, sans-serif';

/**
 * The document to draw in.
 *
 * @param others - The options of the figure besides those of every figure.
 * @throws UnknownOptionError (`@lenet5/core`) if there is another option.
 * @throws NoDocumentError if the options have no document and the runtime has none.
 */
export function documentOf(options: FigureOptions, others: readonly string[] = []): Document {
  checkOptionNames(options, ['document', 'id', 'standalone', ...others]);
  const document = options.document ?? defaultDocument();
  if (!document) throw new NoDocumentError();
  return document;
}

/** Wraps content in an `<svg role="img">` with its title and description. */
export function frame(figure: FigureContent, kind: string, options: FigureOptions): string {
  const { width, height, content } = figure;
  const id = (options.id ?? kind).replace(/[^\w-]+/g, '-');
  const standalone = options.standalone ?? true;
  const namespace = standalone ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const background = `<rect width="${width}" height="${height}" rx="6" fill="${PALETTE.background.light}"/>`;
  return [
    `<svg${namespace} class="lenet5-figure" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`,
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONTS}" font-size="12"`,
    ` fill="currentColor" color="${PALETTE.text.light}">`,
    `<title id="${id}-title">${escapeText(figure.title)}</title>`,
    `<desc id="${id}-desc">${escapeText(figure.description)}</desc>`,
    standalone ? `<style>${figureStyles()}</style>${background}` : '',
    `${content}</svg>`,
  ].join('');
}
