// What every page has: its looks, in light and dark, and its filter. Used by html.cpp.
#pragma once

#include <string_view>

namespace ufb::layout {

inline constexpr std::string_view page_style = R"css(
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1c2330; --quiet: #5c677a; --line: #dfe3ea; --accent: #2459c9; --good: #10703f; --good-back: #e4f5ec;
  --hole: #b42318; --hole-back: #fdeceb; --hole-line: #f0b4ae; --warn: #8a5300;
  --part0: #cfe0fc; --part1: #d9f0dd; --part2: #f5e3bf; --part3: #e7dbf8; --part4: #cdeef0; --part5: #f7d9e6; --base: #e3e6ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1a1f28; --text: #e5e9f0; --quiet: #9aa5b8; --line: #2d3543; --accent: #86aef8; --good: #72d3a0; --good-back: #16301f;
    --hole: #ff958b; --hole-back: #33191a; --hole-line: #6d2f2c; --warn: #f0bd6a;
    --part0: #27447c; --part1: #24553a; --part2: #5f4a1c; --part3: #4a3a73; --part4: #1f5560; --part5: #6a3150; --base: #39414f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
code, .mono, td, .bytes { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 13px; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
h2 small { font-weight: 400; color: var(--quiet); }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 0 1.25rem; }
.totals div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 0.5rem 1rem; min-width: 8rem; }
.totals dt { color: var(--quiet); font-size: 0.8rem; }
.totals dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
.controls { position: sticky; top: 0; z-index: 1; background: var(--page); padding: 0.6rem 0; display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; }
.controls input[type=search] { flex: 1 1 16rem; }
.controls input[type=search], .controls select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.4rem 0.7rem; }
.controls output { color: var(--quiet); font-variant-numeric: tabular-nums; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.25rem 1.1rem; margin: 0 0 1rem; content-visibility: auto; contain-intrinsic-size: auto 20rem; scroll-margin-top: 4rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.4rem; margin: 0.3rem 0 0.9rem; }
.facts div { display: flex; gap: 0.4rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.facts .wasted { color: var(--hole); font-weight: 600; }
.body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr); gap: 1rem 2rem; align-items: start; }
.body.wide { grid-template-columns: minmax(0, 1fr); }
.row { display: flex; align-items: stretch; height: 1.9rem; margin-bottom: 3px; }
.row > span:first-child { flex: 0 0 3.2rem; color: var(--quiet); font-size: 12px; line-height: 1.9rem; text-align: right; padding-right: 0.6rem; font-variant-numeric: tabular-nums; }
.row i { font-style: normal; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; min-width: 0; padding: 0 0.35rem; line-height: 1.9rem; border-right: 2px solid var(--card); border-radius: 4px; }
.row i.narrow { padding: 0; color: transparent; text-overflow: clip; }
.row i.none { background: transparent; }
.p0 { background: var(--part0); } .p1 { background: var(--part1); } .p2 { background: var(--part2); }
.p3 { background: var(--part3); } .p4 { background: var(--part4); } .p5 { background: var(--part5); } .pb { background: var(--base); }
.hole { color: var(--hole); background: repeating-linear-gradient(45deg, var(--hole-back) 0 5px, var(--hole-line) 5px 7px); }
.row i.hole { font-size: 11px; text-align: center; }
.more { color: var(--quiet); font-size: 12px; padding: 0 0 4px 3.2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 0.75rem; font-weight: 600; color: var(--quiet); padding: 0 0.8rem 0.25rem 0; border-bottom: 1px solid var(--line); }
td { padding: 0.16rem 0.8rem 0.16rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
th.number, td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 1%; }
td.name { overflow-wrap: normal; }
td.type { color: var(--quiet); }
tr.gap td { color: var(--hole); white-space: nowrap; }
tr.gap td.name::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.5em; border-radius: 2px; background: repeating-linear-gradient(45deg, var(--hole-back) 0 2px, var(--hole-line) 2px 4px); }
.crosses { color: var(--warn); font-family: system-ui, sans-serif; font-size: 0.75rem; }
.better { margin-top: 0.9rem; background: var(--good-back); border-radius: 10px; padding: 0.6rem 0.9rem; }
.better summary { cursor: pointer; }
.better .bytes { max-width: 34rem; }
.better b { color: var(--good); }
.better ol { display: flex; flex-wrap: wrap; gap: 0.3rem; list-style: none; padding: 0; margin: 0.6rem 0; }
.better li { background: var(--card); border-radius: 6px; padding: 0.05rem 0.5rem; overflow-wrap: anywhere; }
.note { color: var(--quiet); font-size: 0.85rem; margin: 0.8rem 0 0; }
.note + .note { margin-top: 0.1rem; }
footer { color: var(--quiet); font-size: 0.85rem; padding-bottom: 3rem; }
@media (max-width: 46rem) {
  .body { grid-template-columns: minmax(0, 1fr); }
  article { padding: 0.8rem; }
  .row > span:first-child { flex-basis: 2.2rem; }
  .more { padding-left: 2.2rem; }
}
@media print { .controls { display: none; } article { break-inside: avoid; content-visibility: visible; } }
)css";

// Without it the page shows everything in the order of the source.
inline constexpr std::string_view page_script = R"js(
const box = document.querySelector('input[type=search]');
const only = document.querySelector('input[type=checkbox]');
const order = document.querySelector('select');
const shown = document.querySelector('output');
const main = document.querySelector('main');
const all = [...main.querySelectorAll('article')];
const number = (one, key) => Number(one.dataset[key]);
function update() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const one of all) {
    const text = one.dataset.words;
    one.hidden = !words.every(word => text.includes(word)) || (only.checked && number(one, 'saves') === 0);
    count += one.hidden ? 0 : 1;
  }
  shown.value = count === all.length ? count + ' records' : count + ' of ' + all.length + ' records';
}
function sort() {
  const key = order.value;
  const sorted = key === '' ? all : [...all].sort((a, b) => number(b, key) - number(a, key));
  main.append(...sorted);
}
box.addEventListener('input', update);
only.addEventListener('change', update);
order.addEventListener('change', sort);
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== box) { event.preventDefault(); box.focus(); }
  if (event.key === 'Escape' && document.activeElement === box) { box.value = ''; update(); }
});
document.querySelector('.controls').hidden = false;
update();
)js";

}  // namespace ufb::layout
