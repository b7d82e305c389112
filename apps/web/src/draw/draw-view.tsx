import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { DigitImage } from '../components/digit-image.js';
import { TestPicker } from '../components/test-picker.js';
import { seenDigit } from '../digit/digit.js';
import { imageFileIn, takeImageFile } from '../digit/read-image-file.js';
import { missingReason } from '../inference/prediction.js';
import { texts } from '../language/texts.js';
import { addressOf } from '../page/route.js';
import { DistortionNote } from './distortion-note.js';
import { LayerPicture } from './layer-picture.js';
import { Pad } from './pad.js';
import { ImageButton, PadTools } from './pad-tools.js';
import { PredictionBars } from './prediction-bars.js';
import { SaveCard } from './save-card.js';
import { Sliders } from './sliders.js';
import { WhySection } from './why-section.js';
import './draw.css';

/** The first view: the user draws a digit, and sees the layers of the network and its answer. */
export function DrawView(): VNode {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = imageFileIn(event.clipboardData);
      if (file) void takeImageFile(file);
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, []);
  const text = texts.value.draw;
  return (
    <div class="draw-view">
      <h1 class="intro">{text.intro}</h1>
      <section class="drawing" aria-label={text.pad}>
        <Pad />
        <DistortionNote />
        <PadTools />
      </section>
      <LayerPicture />
      <PredictionBars />
      <Sliders />
      <WhySection />
      <NetworkInput />
      <section class="card other-digits" aria-label={text.testDigit}>
        <TestPicker />
        <div class="row">
          <ImageButton />
        </div>
        <p id="pad-keys" class="muted small">
          {text.padKeys}
        </p>
      </section>
      <Cards />
    </div>
  );
}

function NetworkInput(): VNode {
  const pixels = seenDigit.value;
  const text = texts.value.draw;
  return (
    <section class="card seen" aria-labelledby="seen-heading">
      <h2 id="seen-heading">{text.input}</h2>
      {pixels ? (
        <DigitImage pixels={pixels} label={text.inputLabel} class="pixelated framed" />
      ) : (
        <p class="blank framed">{missingReason.value}</p>
      )}
      <p class="muted small">{text.inputNote}</p>
    </section>
  );
}

/** What to do next. */
function Cards(): VNode {
  const { cards } = texts.value.draw;
  return (
    <ul class="next" data-part="cards">
      <li class="card">
        <a href={addressOf('draw', { lesson: '1' })}>{cards.lesson.title}</a>
        <p class="muted small">{cards.lesson.text}</p>
      </li>
      <li>
        <SaveCard />
      </li>
      {(['look', 'train'] as const).map((target) => (
        <li key={target} class="card">
          <a href={addressOf(target)}>{cards[target].title}</a>
          <p class="muted small">{cards[target].text}</p>
        </li>
      ))}
    </ul>
  );
}
