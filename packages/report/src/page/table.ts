import { type Content, html, type Markup } from './html.js';

/** A table with a caption, column headers and row headers. */
export interface TableData {
  readonly caption: Content;
  readonly heads: readonly Content[];
  readonly rows: readonly (readonly Content[])[];
  /** Indices of the rows in bold. */
  readonly strong?: readonly number[];
  /** Whether cells are text instead of numbers. */
  readonly prose?: boolean;
}

/** Renders a table that scrolls horizontally in a narrow window, by touch or keyboard. */
export function table({ caption, heads, rows, strong = [], prose = false }: TableData): Markup {
  return html`<div class="scroll" tabindex="0"><table${prose && html` class="prose"`}>
<caption><span>${caption}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row, i) => html`<tr${strong.includes(i) && html` class="strong"`}>${cells(row)}</tr>\n`)}</tbody>
</table></div>
`;
}

/** Renders the data of a figure as a collapsed table. */
export function foldedTable(data: TableData): Markup {
  return html`<details><summary>Show as a table</summary>
${table(data)}</details>
`;
}

function cells([head, ...values]: readonly Content[]): Markup {
  return html`<th scope="row">${head}</th>${values.map((value) => html`<td>${value}</td>`)}`;
}
