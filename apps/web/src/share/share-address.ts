import { addressOf, type View } from '../page/route.js';

/** What a link to the page has beside the view. */
interface ShareOptions {
  readonly withDigit: boolean;
  readonly big: boolean;
  /** The step of the lesson; undefined without the lesson. */
  readonly lesson: number | undefined;
  readonly hidden: readonly string[];
  readonly language: string;
}

/** The parameters of the digit. */
const OF_DIGIT = ['digit', 'label', 'shiftX', 'shiftY', 'rotate', 'scale', 'stroke', 'noise', 'contrast'];

/** The address of the page with these options, after the `#`. */
export function shareAddress(view: View, options: ShareOptions): string {
  const { withDigit, big, lesson, hidden, language } = options;
  const withoutDigit = Object.fromEntries(OF_DIGIT.map((name) => [name, null]));
  return addressOf(view, {
    ...(!withDigit && withoutDigit),
    big: big ? '1' : null,
    hide: hidden.length > 0 ? hidden.join() : null,
    lesson: lesson === undefined ? null : String(lesson),
    lang: language,
  });
}
