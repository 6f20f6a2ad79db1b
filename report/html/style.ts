/**
 * The style of the report, light and dark by what the reader's system asks for, and for paper. Colours of series are those of Okabe and
 * Ito, which people with any kind of colour vision tell apart; dashes and marks differ as well.
 */
export const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --faint: #57606a; --line: #d0d7de; --panel: #f6f8fa; --accent: #0059a3;
  --s0: #0072b2; --s1: #c04f00; --s2: #007a5a; --s3: #a8457f; --s4: #8a6100; --s5: #2f7fb0; --s6: #6b6b00; --s7: #1b1f24; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --faint: #9da7b1; --line: #30363d; --panel: #161b22; --accent: #79c0ff;
  --s0: #56b4e9; --s1: #ff9d57; --s2: #2fd0a5; --s3: #f0a4cf; --s4: #f0c04a; --s5: #8ecbf5; --s6: #e8df5a; --s7: #e6edf3; } }
@media print { :root { color-scheme: light; --ground: #fff; --ink: #000; --faint: #444; --line: #bbb; --panel: #fff; --accent: #000;
  --s0: #0072b2; --s1: #c04f00; --s2: #007a5a; --s3: #a8457f; --s4: #8a6100; --s5: #2f7fb0; --s6: #6b6b00; --s7: #000; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header, footer { max-width: 56rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 .75rem; max-width: 46rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
.facts { color: var(--faint); margin: 0 0 1rem; }
section { border-top: 1px solid var(--line); padding: 1.75rem 0 1rem; }
#verdict { border-top: 0; padding-top: .5rem; }
#verdict .verdict { font-size: 1.3rem; line-height: 1.45; max-width: none; border-left: 4px solid var(--accent); padding-left: 1rem; }
nav ol { columns: 15rem auto; margin: 0 0 1.25rem; padding-left: 1.8rem; }
figure { margin: 1rem 0 1.5rem; }
figcaption { color: var(--faint); font-size: .9rem; max-width: 46rem; margin: .4rem 0; overflow-wrap: anywhere; }
figure svg { display: block; max-width: 100%; height: auto; overflow: visible; }
figure svg text { white-space: pre; }
@media screen and (max-width: 40rem) { .drawing { overflow-x: auto; padding: 0 .75rem; } .drawing > svg { width: 36rem; max-width: none; } }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 .5rem; padding: 0; font-size: .9rem; }
.legend li { display: flex; align-items: center; gap: .4rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; max-width: 24rem; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--line); white-space: nowrap; }
@media screen { .wide table { width: max-content; } }
@media screen and (max-width: 40rem) { tbody th { max-width: 11rem; } }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
tr.best th, tr.best td { font-weight: 700; }
details { margin: .25rem 0 .75rem; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow: auto; max-height: 30rem; font-size: .8rem; line-height: 1.45; }
code { font-size: .9em; overflow-wrap: anywhere; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0; padding: 0; list-style: none; }
.pictures li { width: 10rem; font-size: .85rem; }
.pictures img { width: 100%; height: auto; display: block; border: 1px solid var(--line); image-rendering: auto; }
.warning { border-left: 4px solid var(--s1); padding-left: .75rem; }
footer { color: var(--faint); font-size: .85rem; padding-bottom: 3rem; }
@media print {
  @page { margin: 16mm; }
  body { font-size: 10.5pt; }
  nav, summary { display: none; }
  main, header, footer { max-width: none; padding: 0; }
  figure, tr, .pictures li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding-right: .5rem; }
  thead th { white-space: normal; }
  pre { max-height: none; white-space: pre-wrap; }
}
`;
