import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A figure of `@lenet5/report`, put into the page as it is. */
export function ReportFigure({
  svg,
  ready,
}: {
  readonly svg: string;
  readonly ready?: (figure: SVGSVGElement) => void;
}): VNode {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    place.current.innerHTML = svg;
    const figure = place.current.querySelector('svg');
    if (figure) ready?.(figure);
  }, [svg]);
  return <div ref={place} class="report-figure" />;
}
