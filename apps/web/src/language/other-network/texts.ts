import { computed, type ReadonlySignal } from '@preact/signals';
import { type Language, language } from '../texts.js';
import { otherDe } from './de.js';
import { type OtherTexts, otherEn } from './en.js';
import { otherFr } from './fr.js';

const TEXTS: Readonly<Record<Language, OtherTexts>> = { en: otherEn, de: otherDe, fr: otherFr };

/**
 * The texts about a network that is not the LeNet-5 of the page, in the language of the page. All languages are in one file with the view of
 * such networks, because most visits need none of them.
 */
export const otherTexts: ReadonlySignal<OtherTexts> = computed(() => TEXTS[language.value]);
