import type { VNode } from 'preact';
import { LANGUAGE_NAMES, LANGUAGES, type Language, language, texts } from '../language/texts.js';
import { addressOf, VIEWS, view } from '../page/route.js';
import { type ThemeChoice, themeChoice } from '../page/theme.js';
import { isWide } from '../page/wide-screen.js';
import { isSharing } from '../share/share-state.js';
import { chooseLanguage } from './follow-language.js';
import { NetworkPicker } from './network-picker.js';
import { RunStatus } from './run-status.js';

/** The bar at the top: views, status of the run, and the options, which a narrow window folds away. */
export function Header(): VNode {
  const { shell } = texts.value;
  return (
    <header class="bar" data-part="header">
      <span class="brand">LeNet-5</span>
      <nav aria-label={shell.views}>
        {VIEWS.map((name) => (
          <a key={name} href={addressOf(name)} aria-current={view.value === name ? 'page' : undefined}>
            {shell.nav[name]}
          </a>
        ))}
      </nav>
      <RunStatus />
      {isWide.value ? (
        <Options />
      ) : (
        <details class="options-menu">
          <summary class="button">{shell.options}</summary>
          <div class="card">
            <Options />
          </div>
        </details>
      )}
    </header>
  );
}

function Options(): VNode {
  const { shell } = texts.value;
  return (
    <div class="options">
      <NetworkPicker />
      <button
        type="button"
        onClick={() => {
          isSharing.value = true;
        }}
      >
        {shell.share}
      </button>
      <label class="language">
        <span class="label">{shell.language}</span>
        <select
          value={language.value}
          onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
        >
          {LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGE_NAMES[code]}
            </option>
          ))}
        </select>
      </label>
      <label class="theme">
        <span class="label">{shell.theme}</span>
        <select
          value={themeChoice.value}
          onChange={(event) => {
            themeChoice.value = event.currentTarget.value as ThemeChoice;
          }}
        >
          <option value="auto">{shell.themes.auto}</option>
          <option value="light">{shell.themes.light}</option>
          <option value="dark">{shell.themes.dark}</option>
        </select>
      </label>
    </div>
  );
}
