import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { TestPicker } from '../components/test-picker.js';
import { imageFileIn, takeImageFile } from '../digit/read-image-file.js';
import { DistortionNote } from '../draw/distortion-note.js';
import { Pad } from '../draw/pad.js';
import { ImageButton, PadTools } from '../draw/pad-tools.js';
import { Sliders } from '../draw/sliders.js';
import { count } from '../language/format.js';
import { otherTexts } from '../language/other-network/texts.js';
import { texts } from '../language/texts.js';
import { otherNetwork } from '../network/network.js';
import { imageShapeOf, preparationFor } from '../network/other-network.js';
import { AnswerCard } from './answer-card.js';
import { InputCard } from './input-card.js';
import { LayerOutput } from './layer-output.js';
import { LayerTable } from './layer-table.js';
import { followLayer, modelSummary } from './layers.js';
import { Limits } from './limits.js';
import { fileImage, followImageFile } from './network-input.js';
import { followPrediction } from './prediction.js';
import '../draw/draw.css';

/** The view Draw of a network that is not the LeNet-5 of the page: what it answers, its layers, and their outputs. */
export function OtherView(): VNode | null {
  useEffect(() => {
    const ends = [followImageFile(), followPrediction(), followLayer()];
    const paste = (event: ClipboardEvent): void => {
      const file = imageFileIn(event.clipboardData);
      if (file) void takeImageFile(file);
    };
    addEventListener('paste', paste);
    return () => {
      removeEventListener('paste', paste);
      for (const end of ends) end();
    };
  }, []);
  const network = otherNetwork.value;
  if (!network) return null;
  const text = texts.value.draw;
  const other = otherTexts.value;
  const [rows, columns, channels] = imageShapeOf(network);
  const outputs = Number(network.model.outputs[0]?.shape.at(-1));
  const isMnist = preparationFor(network) === 'mnist';
  return (
    <div class="other-view">
      <header class="title">
        <h1>{network.files.join(texts.value.network.and)}</h1>
        <p class="muted">
          {other.facts(`${columns}×${rows}×${channels}`, outputs, count(modelSummary.value?.parameters ?? 0))}
        </p>
      </header>
      <section class="drawing" aria-label={other.pad}>
        <Pad hint={other.pad} image={fileImage.value && <PadImage image={fileImage.value} />} />
        {isMnist && <DistortionNote />}
        <PadTools />
        <div class="row">
          <ImageButton />
        </div>
      </section>
      <AnswerCard />
      <InputCard network={network} />
      <LayerTable />
      <LayerOutput />
      {isMnist && <Sliders />}
      <section class="card other-digits" aria-label={text.testDigit}>
        <TestPicker />
        <p id="pad-keys" class="muted small">
          {text.padKeys}
        </p>
      </section>
      <Limits />
    </div>
  );
}

/** The image of a file on the pad, whole. */
function PadImage({ image }: { readonly image: ImageData }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
  }, [image]);
  return <canvas ref={canvas} class="pad-image" width={image.width} height={image.height} />;
}
