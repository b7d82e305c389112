import type { VNode } from 'preact';
import { texts } from '../language/texts.js';
import { dismiss, notices } from '../page/notices.js';

/** The notices. Screen readers announce them, errors at once. */
export function NoticeList(): VNode {
  return (
    <div class="notices" aria-live="polite">
      {notices.value.map(({ topic, kind, text, action }) => (
        <div
          key={topic}
          class={`notice ${kind}`}
          role={kind === 'error' ? 'alert' : undefined}
          data-topic={topic}
        >
          <p>{text()}</p>
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
