import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { en, type Texts } from './en.js';

/** The languages of the page, in the order of the selection. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;

/** A language of the page. */
export type Language = (typeof LANGUAGES)[number];

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

/** Loads the texts of a language. English is part of the first script, the others are files of their own. */
const LOADERS: Readonly<Record<Language, () => Texts | Promise<Texts>>> = {
  en: () => en,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
};

const shown: Signal<Texts> = signal(en);

const spoken: Signal<Language> = signal('en');

/** The texts of the page, in its language. */
export const texts: ReadonlySignal<Texts> = shown;

/** The language that the page shows. */
export const language: ReadonlySignal<Language> = spoken;

/** Whether a text names a language of the page. */
export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((known) => known === text);
}

/** The first language of the page among those that the user prefers, such as `['de-AT', 'en']`; English without any. */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [code = ''] = tag.toLowerCase().split('-', 1);
    if (isLanguage(code)) return code;
  }
  return 'en';
}

/** The language that was asked for last. */
const request: { language: Language } = { language: 'en' };

/**
 * Shows the page in a language.
 *
 * @throws TypeError if the file of the language cannot be loaded; the page then keeps its language
 */
export async function speak(wanted: Language): Promise<void> {
  request.language = wanted;
  const loaded = await LOADERS[wanted]();
  if (request.language !== wanted) return;
  shown.value = loaded;
  spoken.value = wanted;
}
