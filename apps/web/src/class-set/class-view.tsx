import { CLASSES } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { DigitImage } from '../components/digit-image.js';
import { encodePixels } from '../digit/pixels-in-address.js';
import { percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { addressOf } from '../page/route.js';
import { drawings, loadDrawings, removeDrawing } from './class-set.js';
import type { Drawing } from './drawing.js';
import { useAnswers } from './set-answers.js';
import { SetFiles } from './set-files.js';
import './class-set.css';

/** The test set of the class: its drawings, and which of them the selected network reads correctly. */
export function ClassView(): VNode {
  useEffect(() => void loadDrawings(), []);
  const answers = useAnswers().value;
  const onlyWrong = useSignal(false);
  const text = laterTexts.value.classSet;
  const all = drawings.value;
  const isWrong = ({ id, label }: Drawing): boolean =>
    answers?.get(id) !== undefined && answers.get(id) !== label;
  const shown = onlyWrong.value ? all.filter(isWrong) : all;
  return (
    <div class="class-view">
      <h1>{text.title}</h1>
      <section class="card">
        <p class="class-score" aria-live="polite" data-drawings={all.length}>
          {all.length === 0
            ? text.empty
            : answers &&
              text.score(
                all.filter((drawing) => !isWrong(drawing)).length,
                all.length,
                percentage(all.filter((drawing) => !isWrong(drawing)).length / all.length, 1),
              )}
        </p>
        <p class="small muted">{text.network(network.value ? networkName(network.value) : '–')}</p>
        {all.length > 0 && <ClassCounts all={all} isWrong={isWrong} />}
        <div class="row">
          <a class="button" href={addressOf('draw', { digit: null, label: null })}>
            {text.draw}
          </a>
          {all.length > 0 && (
            <label class="check">
              <input
                type="checkbox"
                checked={onlyWrong.value}
                onChange={(event) => {
                  onlyWrong.value = event.currentTarget.checked;
                }}
              />
              {text.onlyWrong}
            </label>
          )}
        </div>
      </section>
      <ul class="class-drawings" aria-label={text.title}>
        {shown.map((drawing) => (
          <DrawingItem key={drawing.id} drawing={drawing} answer={answers?.get(drawing.id)} />
        ))}
      </ul>
      <SetFiles />
    </div>
  );
}

/** How many drawings of each class there are, and how many of them are read correctly. */
function ClassCounts({
  all,
  isWrong,
}: {
  readonly all: readonly Drawing[];
  readonly isWrong: (drawing: Drawing) => boolean;
}): VNode {
  const text = laterTexts.value.classSet;
  return (
    <ul class="class-counts" aria-label={text.perClass}>
      {Array.from({ length: CLASSES }, (_, digit) => {
        const ofClass = all.filter(({ label }) => label === digit);
        const right = ofClass.filter((drawing) => !isWrong(drawing)).length;
        return (
          <li key={digit}>
            <b>{digit}</b> <span>{ofClass.length === 0 ? '–' : text.of(right, ofClass.length)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function DrawingItem({
  drawing: { id, label, pixels },
  answer,
}: {
  readonly drawing: Drawing;
  readonly answer: number | undefined;
}): VNode {
  const text = laterTexts.value.classSet;
  const isWrong = answer !== undefined && answer !== label;
  return (
    <li class={isWrong ? 'wrong' : ''}>
      <a
        href={addressOf('draw', { digit: encodePixels(pixels), label: String(label) })}
        aria-label={text.open(label)}
      >
        <DigitImage pixels={pixels} class="pixelated" />
      </a>
      <span class="small">{isWrong ? text.readAs(label, answer) : text.label(label)}</span>
      <button type="button" aria-label={text.remove(label)} onClick={() => void removeDrawing(id)}>
        ×
      </button>
    </li>
  );
}
