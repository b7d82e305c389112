import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A figure of `@lenet5/report`. `onRender` receives its SVG element, for example to make parts of it interactive. */
export function ReportFigure({
  svg,
  onRender,
}: {
  readonly svg: string;
  readonly onRender?: (figure: SVGSVGElement) => void;
}): VNode {
  const container = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!container.current) return;
    container.current.innerHTML = svg;
    const figure = container.current.querySelector('svg');
    if (figure) onRender?.(figure);
  }, [svg]);
  return <div ref={container} class="report-figure" />;
}
