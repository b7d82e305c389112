import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { laterTexts } from '../language/texts.js';

/** A figure of `@lenet5/report`. `onRender` receives its SVG element, to translate it or to make parts of it interactive. */
export function ReportFigure({
  svg,
  onRender,
}: {
  readonly svg: string;
  readonly onRender?: (figure: SVGSVGElement) => void;
}): VNode {
  const container = useRef<HTMLDivElement>(null);
  const words = laterTexts.value.figures;
  useLayoutEffect(() => {
    if (!container.current) return;
    container.current.innerHTML = svg;
    const figure = container.current.querySelector('svg');
    if (figure) onRender?.(figure);
  }, [svg, words]);
  return <div ref={container} class="report-figure" />;
}
