import type { VNode } from 'preact';
import { channelOf } from '../explain/feature-map.js';
import type { Activations } from '../explain/forward.js';
import { selected } from './look-state.js';
import { MapButton } from './map-button.js';
import type { Unit, UnitLayer } from './unit.js';

/** The largest magnitude, at least a tiny one. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 1e-12;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/** All maps of a layer. */
export function Maps({
  layer,
  name,
  values,
  largest,
}: {
  readonly layer: 'conv1' | 'pool1' | 'conv2' | 'pool2';
  /** What the paper calls it. */
  readonly name: string;
  readonly values: Activations;
  /** The value at full strength; the layer's largest if not given. */
  readonly largest?: number | undefined;
}): VNode {
  const map = values[layer];
  const strongest = largest ?? largestOf(map.values);
  const { layer: chosenLayer, channel, x, y } = selected.value;
  return (
    <fieldset class={`maps maps-${map.channels}`} aria-label={`The ${map.channels} maps of ${name}`}>
      {Array.from({ length: map.channels }, (_, c) => (
        <MapButton
          key={c}
          values={channelOf(map, c)}
          width={map.width}
          largest={strongest}
          label={`${name}, map ${c + 1}`}
          unitAt={(column, row): Unit => ({ layer, channel: c, y: row, x: column })}
          chosen={chosenLayer === layer && channel === c ? { x, y } : undefined}
        />
      ))}
    </fieldset>
  );
}

/** The units of a dense layer, laid out in rows. */
export function UnitRows({
  layer,
  name,
  values,
  columns,
  largest,
}: {
  readonly layer: UnitLayer & ('dense1' | 'dense2' | 'logits');
  readonly name: string;
  readonly values: Activations;
  readonly columns: number;
  readonly largest?: number | undefined;
}): VNode {
  const units = values[layer];
  const { layer: chosenLayer, x } = selected.value;
  return (
    <div class={`unit-rows ${layer}`}>
      <MapButton
        values={units}
        width={columns}
        largest={largest ?? largestOf(units)}
        label={`${name}, ${units.length} units`}
        unitAt={(column, row): Unit => ({ layer, channel: 0, y: 0, x: row * columns + column })}
        chosen={chosenLayer === layer ? { x: x % columns, y: Math.floor(x / columns) } : undefined}
      />
    </div>
  );
}
