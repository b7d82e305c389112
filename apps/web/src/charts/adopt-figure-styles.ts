import { figureStyles } from '@lenet5/report';

const adopted: { sheet?: CSSStyleSheet } = {};

/** Adds the styles of the figures of `@lenet5/report` to the page, in both themes. */
export function adoptFigureStyles(): void {
  if (adopted.sheet) return;
  adopted.sheet = new CSSStyleSheet();
  adopted.sheet.replaceSync(figureStyles('[data-theme="dark"]'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted.sheet];
}
