import type { ComponentType, VNode } from 'preact';
import { chosenDigit, distortion, plainDigit, seenDigit } from '../digit/digit.js';
import { UNDISTORTED } from '../digit/distort.js';
import { backward } from '../explain/backward.js';
import { forward } from '../explain/forward.js';
import { answerOf, nudge } from '../explain/nudge.js';
import { occlusion } from '../explain/occlusion.js';
import type { Weights } from '../explain/weights.js';
import { activations } from '../inference/activations.js';
import { lossLabel } from '../inference/loss-label.js';
import { percent, prediction } from '../inference/prediction.js';
import { decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { selectUnit } from '../look-inside/look-state.js';
import { network } from '../network/network.js';
import { epochs, runStatus, settings } from '../run/run-state.js';
import { inSlices } from '../scheduling/in-slices.js';
import { latest } from '../scheduling/latest.js';
import { SignedPicture } from '../why/signed-picture.js';
import {
  bestMatch,
  changeOfLayers,
  lossAfterStep,
  movedMap,
  quarterTurn,
  strongestPlace,
} from './experiments.js';
import type { STEPS } from './lesson-step.js';
import { Quiz, type Solution } from './quiz.js';

/** The learning rates of the two steps that the question about the loss compares. */
const RATES = [0.01, 10] as const;

/** Pixels by which the digit moves in the question about sliding. */
const MOVE = 3;

/** The change per pixel in the question about breaking. */
const NUDGE = 0.1;

/** Accuracies that differ by less than a percentage point count as the same. */
const SAME = 0.01;

const startOcclusion = latest();

interface Subject {
  readonly pixels: Uint8Array;
  readonly weights: Weights;
}

/** A question about the digit that the network sees. */
function AboutDigit({
  step,
  solve,
  class: name,
}: {
  readonly step: Exclude<(typeof STEPS)[number]['name'], 'training'>;
  readonly solve: (subject: Subject) => Solution | undefined | Promise<Solution | undefined>;
  readonly class?: string;
}): VNode {
  const { lesson } = laterTexts.value;
  const [pixels, weights] = [seenDigit.value, network.value?.weights];
  const isMissing = !pixels || !weights;
  return (
    <Quiz
      question={lesson.steps[step].question}
      options={lesson.steps[step].options}
      subject={step === 'draw' ? chosenDigit.value : pixels}
      missing={isMissing ? lesson.noDigit : ''}
      solve={() => (isMissing ? undefined : solve({ pixels, weights }))}
      {...(name !== undefined && { class: name })}
    />
  );
}

function Draw(): VNode {
  return (
    <AboutDigit
      step="draw"
      solve={({ weights }) => {
        const pixels = plainDigit.peek();
        if (!pixels) return undefined;
        const { answer, probability } = quarterTurn(pixels, weights);
        const isSame = answer === answerOf(forward(pixels, weights));
        distortion.value = { ...UNDISTORTED, rotate: 90 };
        const outcome = steps().draw.outcome(answer, percent(probability));
        return { correct: isSame ? 0 : 1, outcome };
      }}
    />
  );
}

function Filter(): VNode {
  return (
    <AboutDigit
      step="filter"
      class="digits"
      solve={() => {
        const present = activations.peek();
        if (!present) return undefined;
        const { channel, y, x, value } = bestMatch(present);
        selectUnit({ layer: 'conv1', channel, y, x });
        const outcome = steps().filter.outcome(channel + 1, y + 1, x + 1, decimals(value, 3));
        return { correct: channel, outcome };
      }}
    />
  );
}

function Sliding(): VNode {
  return (
    <AboutDigit
      step="sliding"
      solve={({ pixels, weights }) => {
        const { fromMoved, fromSame } = movedMap(pixels, weights, MOVE);
        const isMoved = fromMoved < 1e-9;
        const isSame = fromSame < 1e-9;
        const outcome = steps().sliding.outcome(decimals(fromMoved, 3), decimals(fromSame, 3));
        return { correct: isMoved ? 0 : isSame ? 1 : 2, outcome };
      }}
    />
  );
}

function Pooling(): VNode {
  return (
    <AboutDigit
      step="pooling"
      solve={({ pixels, weights }) => {
        const { conv1, pool1, pool2 } = changeOfLayers(pixels, weights);
        const smallest = Math.min(conv1, pool1, pool2);
        const outcome = steps().pooling.outcome(percent(conv1), percent(pool1), percent(pool2));
        return { correct: [conv1, pool1, pool2].indexOf(smallest), outcome };
      }}
    />
  );
}

function Decision(): VNode {
  return (
    <AboutDigit
      step="decision"
      class="places"
      solve={async ({ pixels, weights }) => {
        const label = prediction.peek()?.label ?? 0;
        const map = await inSlices(occlusion(pixels, weights, label), startOcclusion());
        if (!map) return undefined;
        const { place, drop } = strongestPlace(map);
        const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
        const { outcome, picture } = steps().decision;
        const values = map.map((value) => value / largest);
        return {
          correct: place,
          outcome: outcome(label, decimals(100 * drop, 1)),
          figure: <SignedPicture pixels={pixels} values={values} label={picture(label)} />,
        };
      }}
    />
  );
}

function Loss(): VNode {
  return (
    <AboutDigit
      step="loss"
      solve={({ pixels, weights }) => {
        const label = lossLabel.peek();
        const [short, long] = RATES.map((rate) => lossAfterStep(pixels, weights, label, rate));
        const { before, after } = short!;
        const correct = long!.after > before ? 2 : long!.after > after ? 1 : 0;
        const outcome = steps().loss.outcome(
          decimals(before, 4),
          decimals(after, 4),
          decimals(long!.after, 4),
        );
        return { correct, outcome };
      }}
    />
  );
}

function Training(): VNode {
  const { lesson } = laterTexts.value;
  const last = epochs.value.at(-1);
  const isDone = runStatus.value === 'finished' && last?.val_accuracy !== undefined;
  return (
    <Quiz
      question={lesson.steps.training.question}
      options={lesson.steps.training.options}
      subject={settings.value}
      missing={isDone ? '' : lesson.steps.training.missing}
      solve={() => {
        if (last?.val_accuracy === undefined) return undefined;
        const gap = last.val_accuracy - last.accuracy;
        const outcome = lesson.steps.training.outcome(percent(last.accuracy), percent(last.val_accuracy));
        return { correct: Math.abs(gap) < SAME ? 1 : gap > 0 ? 0 : 2, outcome };
      }}
    />
  );
}

function Breaking(): VNode {
  return (
    <AboutDigit
      step="breaking"
      solve={({ pixels, weights }) => {
        const present = forward(pixels, weights);
        const gradient = backward(present, weights, lossLabel.peek()).input.values;
        const after = forward(nudge(pixels, gradient, NUDGE), weights);
        const [from, to] = [answerOf(present), answerOf(after)];
        const outcome = steps().breaking.outcome(from, to, percent(after.probabilities[to]!));
        return { correct: from === to ? 0 : 1, outcome };
      }}
    />
  );
}

const steps = () => laterTexts.peek().lesson.steps;

/** The question of each step. */
export const QUESTIONS: Readonly<Record<(typeof STEPS)[number]['name'], ComponentType>> = {
  draw: Draw,
  filter: Filter,
  sliding: Sliding,
  pooling: Pooling,
  decision: Decision,
  loss: Loss,
  training: Training,
  breaking: Breaking,
};
