import { localized } from '../language/format.js';

/** The words of a figure, in English as `@lenet5/report` draws them, and in the language of the page. */
export type FigureWords = Readonly<Record<string, string>>;

/** A decimal number in a text. */
const DECIMAL = /\d+\.\d+/g;

/** A text of a figure in the language of the page: a word, or a word with a unit or numbers after it; or only numbers. */
export function translated(text: string, words: FigureWords): string {
  const word = Object.keys(words).find((each) => text === each || text.startsWith(`${each} `));
  const rest = word === undefined ? text : text.slice(word.length);
  return (word === undefined ? '' : words[word]) + rest.replace(DECIMAL, localized);
}

/** Translates the texts of a figure, and replaces its description. */
export function translateFigure(figure: Element, words: FigureWords, description: string): void {
  for (const element of figure.querySelectorAll('text,title')) {
    element.textContent = translated(element.textContent ?? '', words);
  }
  const described = figure.querySelector('desc');
  if (described) described.textContent = description;
}
