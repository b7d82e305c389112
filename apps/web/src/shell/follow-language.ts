import { effect, untracked } from '@preact/signals';
import {
  isLanguage,
  LANGUAGES,
  type Language,
  language,
  preferredLanguage,
  speak,
  texts,
} from '../language/texts.js';
import { reportUnused } from '../page/address-problems.js';
import { errorText } from '../page/error-text.js';
import { notify } from '../page/notices.js';
import { params, setParam } from '../page/route.js';
import { notifyNotKept, readEntry, writeEntry } from '../page/storage.js';

/** The entry of local storage that holds the language. */
const KEY = 'lenet5-language';

/** The language of the address, else the one that the user chose before, else the browser's. */
function wantedLanguage(): Language {
  const { lang } = params.value;
  if (isLanguage(lang)) return lang;
  const stored = readEntry('localStorage', KEY);
  return isLanguage(stored) ? stored : preferredLanguage(navigator.languages);
}

async function show(wanted: Language): Promise<void> {
  try {
    await speak(wanted);
  } catch (error) {
    const why = errorText(error);
    notify({
      topic: 'language',
      kind: 'error',
      text: () => texts.value.notices.texts(why),
      action: { label: () => texts.value.shell.tryAgain, run: () => void show(wanted) },
    });
  }
}

/** Shows the page in the language that is wanted, now and whenever the address changes. Resolves with the first texts. */
export async function followLanguage(): Promise<void> {
  let first: Promise<void> | undefined;
  effect(() => {
    const { lang } = params.value;
    const isKnown = lang === undefined || isLanguage(lang);
    reportUnused(
      'language',
      isKnown ? [] : [{ value: `lang=${lang}`, reason: () => texts.value.address.use(LANGUAGES.join(', ')) }],
    );
    const wanted = wantedLanguage();
    const showing = untracked(() => show(wanted));
    first ??= showing;
  });
  effect(() => {
    document.documentElement.lang = language.value;
    document
      .querySelector('meta[name="description"]')
      ?.setAttribute('content', texts.value.shell.description);
  });
  await first;
}

/** Takes the language that the user chooses, for this and later visits. */
export function chooseLanguage(chosen: Language): void {
  if (!writeEntry('localStorage', KEY, chosen)) notifyNotKept('language');
  setParam('lang', params.peek().lang === undefined ? null : chosen);
  void show(chosen);
}
