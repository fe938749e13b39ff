// What this page has beyond the looks of layout's, and its script. Used by html.cpp.
#pragma once

#include <string_view>

namespace ufb::report {

inline constexpr std::string_view page_style = R"css(
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.25rem 1.1rem; margin: 0 0 1rem; }
.card h2 { margin-bottom: 0.6rem; }
.card .controls { position: static; background: none; padding-top: 0; }
h1 { overflow-wrap: anywhere; }
tbody th { font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; color: inherit; padding: 0.16rem 0.8rem 0.16rem 0; vertical-align: top; overflow-wrap: anywhere; min-width: 6rem; }
thead th { vertical-align: bottom; }
tr:last-child > * { border-bottom: 0; }
caption { text-align: left; color: var(--quiet); font-size: 0.85rem; padding-bottom: 0.4rem; }
th, td { unicode-bidi: isolate; }
.scroll.tall { max-height: 28rem; overflow-y: auto; }
details summary { cursor: pointer; margin-top: 0.6rem; }
details .scroll { max-height: 28rem; overflow-y: auto; margin-top: 0.5rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; list-style: none; margin: 0 0 0.4rem; padding: 0; }
.chart, #flame { display: block; margin: 0 2px; }
.chart svg { display: block; }
.legend svg { display: inline-block; vertical-align: middle; }
.line { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; stroke-linecap: round; }
.line.rss { stroke: var(--accent); }
.line.heap { stroke: var(--warn); stroke-dasharray: 7 4; }
.line.pools { stroke: var(--good); }
.line.limit { stroke: var(--hole); stroke-dasharray: 1 5; }
.chart .line.pools, .legend .line.pools { stroke-width: 3; }
.grid { stroke: var(--line); }
.axis { fill: var(--quiet); font-size: 12px; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.cursor { stroke: var(--text); }
.event line { stroke-width: 1.5; stroke-dasharray: 3 3; stroke: currentColor; }
.event text { fill: currentColor; font-size: 11px; font-weight: 600; }
.mark, .verdict { color: var(--quiet); } .clear { color: var(--good); } .verdict.growing { color: var(--hole); } .guard { color: var(--warn); } .batches { color: var(--accent); }
.readout { color: var(--text); margin: 0.4rem 0 0; min-height: 1.5em; overflow-wrap: anywhere; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline dotted; }
th[aria-sort=descending] button::after { content: " ▾"; }
th[aria-sort=ascending] button::after { content: " ▴"; }
.frame { overflow: hidden; cursor: pointer; }
.frame rect { stroke: var(--card); }
.frame text { fill: var(--text); font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; pointer-events: none; }
.frame.p0 rect { fill: var(--part0); } .frame.p1 rect { fill: var(--part1); } .frame.p2 rect { fill: var(--part2); }
.frame.p3 rect { fill: var(--part3); } .frame.p4 rect { fill: var(--part4); } .frame.p5 rect { fill: var(--part5); } .frame.pb rect { fill: var(--base); }
.frame:focus { outline: none; }
.frame:focus-visible rect { stroke: var(--text); stroke-width: 4; }
@media print { .scroll, .scroll.tall, details .scroll { max-height: none; } }
)css";

// Without it the page shows everything; with it, one can look at a moment, sort the pools, choose among events, and go into a frame.
inline constexpr std::string_view page_script = R"js(
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
for (const one of all('.controls')) one.hidden = false;

const chart = document.getElementById('chart');
const moments = all('#samples tbody tr');
if (chart && moments.length > 0) {
  const heads = all('#samples thead th').map(one => one.textContent);
  const cursor = chart.querySelector('.cursor');
  const readout = chart.nextElementSibling;
  const places = moments.map(one => Number(one.dataset.x));
  let now = moments.length - 1;
  const words = row => [...row.cells].map((cell, i) => heads[i] + ' ' + cell.textContent).filter(text => !text.endsWith(' –')).join(', ');
  const show = at => {
    now = Math.min(Math.max(at, 0), moments.length - 1);
    cursor.setAttribute('x1', places[now] + '%');
    cursor.setAttribute('x2', places[now] + '%');
    cursor.setAttribute('visibility', 'visible');
    readout.textContent = words(moments[now]);
    chart.setAttribute('aria-valuenow', now);
    chart.setAttribute('aria-valuetext', readout.textContent);
  };
  chart.tabIndex = 0;
  chart.setAttribute('role', 'slider');
  chart.setAttribute('aria-label', 'Moment');
  chart.setAttribute('aria-valuemin', 0);
  chart.setAttribute('aria-valuemax', moments.length - 1);
  chart.setAttribute('aria-valuenow', now);
  chart.setAttribute('aria-valuetext', words(moments[now]));
  readout.textContent = 'Point at a moment, or use the arrow keys, to read its numbers.';
  readout.hidden = false;
  const steps = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -20, PageUp: 20, Home: -moments.length, End: moments.length};
  chart.addEventListener('keydown', event => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(now + steps[event.key]);
  });
  chart.addEventListener('pointermove', event => {
    const box = chart.getBoundingClientRect();
    const place = (event.clientX - box.left) / box.width * 100;
    let low = 0, high = places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (places[middle] <= place) low = middle; else high = middle - 1;
    }
    show(low);
  });
}

const kinds = document.getElementById('kinds');
if (kinds) kinds.addEventListener('change', () => {
  for (const row of all('#events tbody tr')) row.hidden = kinds.value !== '' && row.dataset.kind !== kinds.value;
});

const pools = document.getElementById('pools');
if (pools) for (const head of all('thead th', pools).slice(0, -1)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener('click', () => {
    const sinks = head.getAttribute('aria-sort') === 'descending' || (head.cellIndex === 0 && head.getAttribute('aria-sort') !== 'ascending');
    for (const other of all('thead th', pools)) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', sinks ? 'ascending' : 'descending');
    const key = row => row.cells[head.cellIndex];
    const compare = head.cellIndex === 0 ? (a, b) => key(a).textContent < key(b).textContent ? -1 : 1 : (a, b) => Number(key(a).dataset.sort) - Number(key(b).dataset.sort);
    const rows = all('tbody tr', pools).sort((a, b) => sinks ? compare(a, b) : compare(b, a));
    pools.tBodies[0].append(...rows);
  });
}

const flame = document.getElementById('flame');
if (flame) {
  const frames = all('.frame', flame);
  const readout = document.getElementById('frame');
  const parents = frames.map(one => Number(one.dataset.parent));
  const x = frames.map(one => parseFloat(one.getAttribute('x')));
  const width = frames.map(one => parseFloat(one.getAttribute('width')));
  const depth = frames.map(one => Number(one.getAttribute('y')));
  const children = frames.map(() => []);
  for (let i = 1; i < frames.length; ++i) children[parents[i]].push(i);
  let root = 0, now = 0;
  const tell = i => { readout.textContent = frames[i].querySelector('title').textContent; };
  const focus = i => {
    if (i === undefined || frames[i].hasAttribute('display')) return;
    frames[now].setAttribute('tabindex', '-1');
    now = i;
    frames[now].setAttribute('tabindex', '0');
    frames[now].focus();
    tell(now);
  };
  const enter = i => {
    root = i;
    const above = new Set();
    for (let one = i; one !== 0; one = parents[one]) above.add(parents[one]);
    frames.forEach((one, k) => {
      const left = (x[k] - x[i]) / width[i] * 100, wide = width[k] / width[i] * 100;
      const is_in = above.has(k) || (depth[k] >= depth[i] && x[k] + width[k] / 2 >= x[i] && x[k] + width[k] / 2 <= x[i] + width[i]);
      if (is_in) one.removeAttribute('display'); else one.setAttribute('display', 'none');
      one.setAttribute('x', above.has(k) ? '0%' : left + '%');
      one.setAttribute('width', above.has(k) ? '100%' : wide + '%');
    });
    focus(i);
  };
  const sibling = by => {
    const row = children[parents[now]].filter(i => !frames[i].hasAttribute('display'));
    return now === 0 ? undefined : row[row.indexOf(now) + by];
  };
  const widest = () => children[now].filter(i => !frames[i].hasAttribute('display')).sort((a, b) => width[b] - width[a])[0];
  frames.forEach((one, i) => {
    one.setAttribute('tabindex', i === 0 ? '0' : '-1');
    one.addEventListener('click', () => enter(i));
    one.addEventListener('pointerenter', () => tell(i));
  });
  readout.textContent = 'Choose a frame to see it in full width; arrow keys go through the frames, Enter goes into one, Escape out of it.';
  readout.hidden = false;
  flame.addEventListener('keydown', event => {
    const moves = {ArrowDown: widest, ArrowUp: () => now === 0 ? undefined : parents[now], ArrowLeft: () => sibling(-1), ArrowRight: () => sibling(1)};
    if (event.key in moves) focus(moves[event.key]());
    else if (event.key === 'Enter' || event.key === ' ') enter(now);
    else if (event.key === 'Escape') enter(parents[root]);
    else return;
    event.preventDefault();
  });
}
)js";

}  // namespace ufb::report
