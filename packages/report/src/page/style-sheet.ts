import { figureStyles } from '../drawing/figure-styles.js';
import { PALETTE, SERIES } from '../drawing/palette.js';

const names = ['background', 'text', 'muted', 'line'] as const;
const variables = (shade: 'light' | 'dark'): string =>
  [...names.map((name) => `--${name}:${PALETTE[name][shade]}`), `--link:${SERIES[0]![shade]}`].join(';');

/** The style sheet of a report, the only one that `CONTENT_POLICY` allows. */
export const STYLE_SHEET: string = `
:root{color-scheme:light dark;${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
body{margin:0;padding:0 clamp(1rem,4vw,2.5rem) 3rem;background:var(--background);color:var(--text);
  font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
body>*{max-width:66rem;margin-inline:auto}
h1{font-size:1.9rem;line-height:1.2;margin:2.2rem 0 .4rem}
h2{font-size:1.4rem;line-height:1.25;margin:2.8rem 0 .8rem;padding-top:1.2rem;border-top:1px solid var(--line)}
h3{font-size:1.12rem;margin:2rem 0 .6rem}
p{max-width:44rem;margin:.6rem 0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.lead{font-size:1.1rem;color:var(--muted)}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;margin:1.2rem 0 0;padding:0}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem 2.5rem;align-items:start}
.pair>*{min-width:0}
.parts>*{min-width:0}
@media (min-width:60rem){.parts{display:grid;grid-template-columns:1fr 1fr;column-gap:2.5rem}.parts>:not(.half){grid-column:1/-1}}
figure{margin:1rem 0}
figcaption{max-width:44rem;margin-top:.4rem;font-size:.92rem;color:var(--muted)}
.lenet5-figure{display:block;width:100%;height:auto;max-width:33rem}
.swatch{display:inline-block;width:1.6rem;height:.7rem;margin-right:.5rem}
dl{display:flex;flex-wrap:wrap;gap:1rem 2.4rem;margin:1.2rem 0}
dt{font-size:.85rem;color:var(--muted)}
dd{margin:0;font-size:1.35rem;font-weight:600;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.85rem;font-weight:400;color:var(--muted)}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.4rem;color:var(--muted)}
th,td{padding:.28rem .75rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
@media (max-width:40rem){th,td{padding-inline:.45rem}}
th:first-child,td:first-child{padding-left:0}
caption span{display:block;position:sticky;left:0;max-width:calc(100vw - 2rem)}
thead th{font-weight:600;color:var(--muted);vertical-align:bottom;white-space:normal}
tbody th{font-weight:400}
th:first-child,.prose th,.prose td{text-align:left}
.prose td{white-space:normal;overflow-wrap:anywhere}
.strong th,.strong td{font-weight:700}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em}
details{margin:.6rem 0 1.4rem;font-size:.95rem}
summary{cursor:pointer;color:var(--link)}
footer{margin-top:3rem;font-size:.9rem;color:var(--muted)}
@media print{
@page{margin:15mm}
html{font-size:10pt}
body{padding:0}
h2{margin-top:1.6rem}
nav,details:not([open]){display:none}
h2,h3,caption{break-after:avoid}
figure,tr,dl{break-inside:avoid}
.scroll{overflow:visible}
table{font-size:.85rem}
th,td{padding:.15rem .35rem}
.parts,.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}
.parts>:not(.half){grid-column:1/-1}
.lenet5-figure{max-width:120mm}
}
${figureStyles()}
`;
