import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { en, type Texts } from './en.js';

export type { Texts } from './en.js';

import type { LaterTexts } from './later/en.js';

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

/** Loads the texts that the first answer does not need. */
const LATER_LOADERS: Readonly<Record<Language, () => Promise<LaterTexts>>> = {
  en: async () => (await import('./later/en.js')).laterEn,
  de: async () => (await import('./later/de.js')).laterDe,
  fr: async () => (await import('./later/fr.js')).laterFr,
};

const shown: Signal<Texts> = signal(en);

const shownLater: Signal<LaterTexts | undefined> = signal(undefined);

const spoken: Signal<Language> = signal('en');

/** The texts of the page, in its language. */
export const texts: ReadonlySignal<Texts> = shown;

/** The texts of the parts that are loaded later, in the language of the page. Load them with `loadLaterTexts()` first. */
export const laterTexts: ReadonlySignal<LaterTexts> = computed(() => {
  if (!shownLater.value) throw new Error('laterTexts is read before loadLaterTexts()');
  return shownLater.value;
});

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

/** The language that was asked for last, and whether the later texts have been asked for. */
const request: { language: Language; later: boolean } = { language: 'en', later: false };

/** Loads what was asked for, and shows it unless something else has been asked for meanwhile. */
async function load(): Promise<void> {
  const { language: wanted, later } = request;
  const [first, more] = await Promise.all([LOADERS[wanted](), later ? LATER_LOADERS[wanted]() : undefined]);
  if (request.language !== wanted || request.later !== later) return;
  batch(() => {
    shown.value = first;
    shownLater.value = more;
    spoken.value = wanted;
  });
}

/**
 * Shows the page in a language.
 *
 * @throws TypeError if the file of the language cannot be loaded; the page then keeps its language
 */
export function speak(wanted: Language): Promise<void> {
  request.language = wanted;
  return load();
}

/**
 * Loads the later texts, from now on in each language that the page shows.
 *
 * @throws TypeError if their file cannot be loaded
 */
export async function loadLaterTexts(): Promise<void> {
  request.later = true;
  while (!shownLater.peek()) await load();
}
