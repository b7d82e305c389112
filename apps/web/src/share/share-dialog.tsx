import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, laterTexts } from '../language/texts.js';
import { lessonStep } from '../lesson/lesson-step.js';
import { network, otherNetwork } from '../network/network.js';
import { PARTS } from '../page/parts.js';
import { params, view } from '../page/route.js';
import { QR_BYTES, QrCode } from './qr-code.js';
import { shareAddress } from './share-address.js';
import { isSharing } from './share-state.js';
import './share.css';

/** The longest parameter of a digit for which a code is easy to scan: the number of a test digit, not a drawing. */
const SHORT = 4;

/** A link to what the page shows, as text and as a QR code, with the settings of a presentation. */
export function ShareDialog(): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = laterTexts.value.share;
  const { digit = '', big, hide = '' } = params.value;
  const withDigit = useSignal(digit.length <= SHORT);
  const isBig = useSignal(big === '1');
  const withLesson = useSignal(lessonStep.peek() !== undefined);
  const hidden = useSignal<readonly string[]>(hide.split(',').filter((name) => name !== ''));
  useEffect(() => dialog.current?.showModal(), []);
  const hash = shareAddress(view.value, {
    withDigit: withDigit.value,
    big: isBig.value,
    lesson: withLesson.value ? (lessonStep.value ?? 1) : undefined,
    hidden: hidden.value,
    language: language.value,
  });
  const link = new URL(hash, location.href.replace(/#.*/, '')).href;
  const check = (state: { value: boolean }, label: string): VNode => (
    <label class="check">
      <input
        type="checkbox"
        checked={state.value}
        onChange={(event) => {
          state.value = event.currentTarget.checked;
        }}
      />
      {label}
    </label>
  );
  return (
    <dialog
      ref={dialog}
      class="share card"
      aria-labelledby="share-heading"
      onClose={() => {
        isSharing.value = false;
      }}
    >
      <h2 id="share-heading">{text.title}</h2>
      <div class="share-body">
        {new TextEncoder().encode(link).length > QR_BYTES ? (
          <p>{text.tooLong}</p>
        ) : (
          <QrCode text={link} label={text.code} />
        )}
        <div class="share-options">
          <p class="small">
            {opensShownNetwork() ? text.note : text.withoutNetwork} {text.scan}
          </p>
          {check(withDigit, text.withDigit)}
          {check(isBig, text.big)}
          {check(withLesson, text.lesson)}
          <details>
            <summary>{text.hide}</summary>
            {PARTS.map((part) => (
              <label key={part} class="check">
                <input
                  type="checkbox"
                  name={`hide-${part}`}
                  checked={hidden.value.includes(part)}
                  onChange={(event) => {
                    const others = hidden.peek().filter((name) => name !== part);
                    hidden.value = event.currentTarget.checked ? [...others, part] : others;
                  }}
                />
                {text.parts[part]}
              </label>
            ))}
          </details>
        </div>
      </div>
      <CopyLink link={link} />
      <div class="row">
        <button
          type="button"
          onClick={() => {
            dialog.current?.close();
            location.hash = hash;
          }}
        >
          {text.apply}
        </button>
        <button
          type="button"
          onClick={() => {
            dialog.current?.close();
            print();
          }}
        >
          {lessonStep.value === undefined ? text.print : text.printLesson}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </div>
    </dialog>
  );
}

/** Whether a link opens the network that is shown: the one of the app, or the file that the address names. */
function opensShownNetwork(): boolean {
  if (params.value.file !== undefined) return true;
  return otherNetwork.value === undefined && (network.value?.origin ?? 'shipped') === 'shipped';
}

function CopyLink({ link }: { readonly link: string }): VNode {
  const text = laterTexts.value.share;
  const said = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      said.value = text.copied;
    } catch {
      said.value = text.notCopied;
    }
  };
  return (
    <div class="row">
      <label class="share-link">
        <span class="visually-hidden">{text.link}</span>
        <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {text.copy}
      </button>
      <span class="small" aria-live="polite">
        {said.value}
      </span>
    </div>
  );
}
