import type { VNode } from 'preact';
import { texts } from '../language/texts.js';
import { dismiss, notices } from '../page/notices.js';

/** The notices. Screen readers announce them, errors at once. */
export function NoticeList(): VNode {
  return (
    <div class="notices" aria-live="polite">
      {notices.value.map(({ topic, kind, text, action, choices = [] }) => (
        <div
          key={topic}
          class={`notice ${kind}`}
          role={kind === 'error' ? 'alert' : undefined}
          data-topic={topic}
        >
          <p>{text()}</p>
          {choices.map(({ label, value, options, choose }) => (
            <label key={label()}>
              {label()}{' '}
              <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
                {options.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            </label>
          ))}
          {action && (
            <button type="button" onClick={action.run}>
              {action.label()}
            </button>
          )}
          <button type="button" class="plain" onClick={() => dismiss(topic)}>
            {texts.value.shell.dismiss}
          </button>
        </div>
      ))}
    </div>
  );
}
