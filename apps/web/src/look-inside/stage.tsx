import type { ComponentChildren, VNode } from 'preact';

/** One step of the network: its pictures, and beside them what happens there. */
export function Stage({
  id,
  title,
  size,
  text,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** Its size and its parameters, in a few words. */
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
        <div class="stage-figures">{children}</div>
        <div class="stage-text">{text}</div>
      </div>
    </section>
  );
}
