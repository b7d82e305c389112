import type { ComponentChildren, VNode } from 'preact';
import { InStages } from '../components/in-stages.js';

/** One step of the network: figures, and beside them the explanation. */
export function Stage({
  id,
  title,
  size,
  text,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** The size and the number of parameters, as text. */
  readonly size: string;
  readonly text: ComponentChildren;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section class="card stage" aria-labelledby={`stage-${id}`}>
      <h2 id={`stage-${id}`}>
        {title} <small class="muted">{size}</small>
      </h2>
      <div class="stage-body">
        <InStages>
          <div class="stage-figures">{children}</div>
          <div class="stage-text">{text}</div>
        </InStages>
      </div>
    </section>
  );
}
