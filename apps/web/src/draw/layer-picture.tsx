import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { paint } from '../components/paint.js';
import { activations } from '../inference/activations.js';
import { prediction } from '../inference/prediction.js';
import { texts } from '../language/texts.js';
import { isDark } from '../page/theme.js';
import { mosaic, mosaicSize, PICTURE_LAYERS, type PictureLayer } from './layer-mosaic.js';

/** A small picture of the network: the values of the input and of the seven layers, which light up from left to right. */
export function LayerPicture(): VNode {
  const text = texts.value.draw;
  const present = prediction.value;
  return (
    <section class="card layers" aria-labelledby="layers-heading" data-part="layers">
      <h2 id="layers-heading">{text.layers}</h2>
      <div
        class="layer-row"
        data-lit={present !== undefined}
        role="img"
        aria-label={present ? text.layersLabel(String(present.label)) : text.layersEmpty}
      >
        {PICTURE_LAYERS.map((spec, index) => (
          <Layer key={spec.name} spec={spec} index={index} />
        ))}
      </div>
      <p class="small muted layer-note">
        {present ? (
          <>
            <span class="sign positive">{text.layersKey.positive}</span>{' '}
            <span class="sign negative">{text.layersKey.negative}</span>
          </>
        ) : (
          text.layersEmpty
        )}
      </p>
    </section>
  );
}

function Layer({ spec, index }: { readonly spec: PictureLayer; readonly index: number }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const present = activations.value;
  const dark = isDark.value;
  const [width, height] = mosaicSize(spec);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const { values } = mosaic(spec, present);
    paint(canvas.current, values, width, 1, spec.kind === 'ink');
  }, [present, dark]);
  const style = { '--height': spec.height, '--ratio': width / height, '--index': index };
  return (
    <span class={`layer ${spec.kind}`} style={style}>
      <span class="layer-box">
        <canvas ref={canvas} width={width} height={height} />
      </span>
      <span class="layer-name">{spec.name}</span>
    </span>
  );
}
