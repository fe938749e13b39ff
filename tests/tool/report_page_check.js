// Appended to a page of `ufb report` by report_page.sh, after the trace: what stands on the page is what stands in the trace, and the page's
// controls do what they say. The outcome becomes the title.
const problems = [];
const check = (is_right, what) => { if (!is_right && problems.length < 5) problems.push(what); };
const is = (actual, expected, what) => check(actual === expected, what + ' is ' + actual + ', not ' + expected);
const query = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const data = cell => query('data', cell).map(one => Number(one.value));
const sum = numbers => numbers.reduce((all, one) => all + one, 0);
const least = numbers => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = numbers => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
const shown = text => text.replace(/[\x00-\x1f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt(0)));
const press = (on, key) => on.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));

const lines = document.getElementById('trace').textContent.trim().split('\n').map(line => JSON.parse(line));
const samples = lines.filter(line => 'rss' in line);
const events = lines.filter(line => 'event' in line);
const stacks = lines.filter(line => 'stack' in line);

const totals = Object.fromEntries(query('.totals div').map(one => [one.querySelector('dt').textContent, data(one)[0]]));
is(totals.samples, samples.length, 'the number of samples');
is(totals.events, events.length, 'the number of events');
if (samples.length > 0) {
  is(totals['resident at the end'], samples.at(-1).rss, 'what is resident at the end');
  is(totals['at most'], most(samples.map(one => one.peak_rss)), 'what was resident at most');
  is(totals['pools at most'], most(samples.map(one => one.pool_bytes)), 'what pools had at most');
}

// The timeline: each row a sample, or a group of them, in the same words as the tool's.
const rows = query('#samples tbody tr');
const groups = Math.min(samples.length, 500);
is(rows.length, groups, 'the number of rows');
rows.forEach((row, i) => {
  const those = samples.slice(Math.floor(i * samples.length / groups), Math.floor((i + 1) * samples.length / groups));
  is(data(row.cells[0])[0], those[0].at, 'the time of row ' + i);
  ['rss', 'heap_used', 'pool_bytes', 'external', 'limit'].forEach((name, column) => {
    const values = those.filter(one => name in one).map(one => one[name]);
    const expected = values.length === 0 ? [] : least(values) === most(values) ? [values[0]] : [least(values), most(values)];
    is(data(row.cells[column + 1]).join(), expected.join(), name + ' of row ' + i);
  });
});
// The lines: as high as the trace's numbers are to each other, and not too many points.
const heights = style => {
  const path = document.querySelector('#chart .line.' + style);
  return path ? path.getAttribute('d').split(/[ML]/).slice(1).map(one => 260 - Number(one.split(/[ l]/)[1])) : [];
};
if (samples.length > 1) {
  const scale = most(heights('rss')) / most(samples.map(one => one.rss));
  for (const [style, name] of [['rss', 'rss'], ['heap', 'heap_used'], ['pools', 'pool_bytes']]) {
    const values = samples.filter(one => name in one).map(one => one[name]);
    check(heights(style).length <= 1000, 'the line of ' + name + ' has ' + heights(style).length + ' points');
    check(Math.abs(most(heights(style)) - most(values) * scale) < 0.2, 'the line of ' + name + ' has not its greatest');
    check(Math.abs(least(heights(style)) - least(values) * scale) < 0.2, 'the line of ' + name + ' has not its least');
  }
}

const event_rows = query('#events tbody tr');
is(event_rows.length, events.length, 'the number of rows of events');
events.forEach((one, i) => {
  const [at, kind, text, details] = event_rows[i].cells;
  is(data(at)[0], one.at, 'the time of event ' + i);
  is(kind.textContent, one.event, 'the kind of event ' + i);
  is(text.textContent, shown(one.text), 'the text of event ' + i);
  is(data(details)[0], one.returned, 'the bytes of event ' + i);
  check(details.textContent.includes(shown(one.what)), 'the details of event ' + i);
});

const pools = new Map();
for (const one of samples) for (const pool of one.pools || []) {
  pools.set(pool.name, {...pool, most_live: Math.max(pool.live, (pools.get(pool.name) || {most_live: 0}).most_live)});
}
const pool_rows = () => query('#pools tbody tr');
is(pool_rows().length, pools.size, 'the number of pools');
for (const row of pool_rows()) {
  const one = [...pools.values()].find(pool => shown(pool.name) === row.cells[0].textContent);
  check(one, 'there is no pool ' + row.cells[0].textContent);
  if (!one) continue;
  ['live', 'most_live', 'idle', 'limit', null, 'drops', 'object_bytes', 'bytes_used', 'bytes_retained', 'bytes_reserved'].forEach((name, i) => {
    if (name) is(data(row.cells[i + 1])[0], one[name], one.name + ': ' + name);
  });
  const requests = one.hits + one.misses;
  is(row.cells[5].textContent, requests ? (one.hits / requests * 100).toFixed(1) + ' %' : '–', one.name + ': hits');
}

const frames = query('#flame .frame');
const bytes = frames.map(one => Number(one.dataset.bytes));
const own_of = {}, all_of = {};
for (const one of stacks) {
  const names = one.stack.split(';');
  for (const name of new Set(names)) all_of[name] = (all_of[name] || 0) + one.bytes;
  own_of[names.at(-1)] = (own_of[names.at(-1)] || 0) + one.bytes;
}
if (stacks.length > 0) {
  is(bytes[0], sum(stacks.map(one => one.bytes)), 'all bytes of the profile');
  frames.forEach((one, i) => {
    const below = frames.map((_, k) => k).filter(k => k !== 0 && Number(frames[k].dataset.parent) === i);
    check(sum(below.map(k => bytes[k])) <= bytes[i], 'the frames in frame ' + i + ' are more than it');
    check(Math.abs(parseFloat(one.getAttribute('width')) - bytes[i] / bytes[0] * 100) < 0.001, 'the width of frame ' + i);
  });
  const functions = query('#functions tbody tr');
  check(functions.length > 10, 'there are functions');
  for (const row of functions) {
    const name = Object.keys(all_of).find(each => shown(each) === row.cells[0].textContent);
    is(data(row.cells[1])[0], own_of[name] || 0, name + ': its own');
    is(data(row.cells[3])[0], all_of[name], name + ': all');
  }
}

// Tables that can be listened to.
for (const table of query('table')) {
  check(table.caption && table.caption.textContent, table.id + ' has no caption');
  check(query('thead th', table).every(one => one.scope === 'col'), table.id + ' has a head without a scope');
  check(query('tbody tr', table).every(one => one.cells[0].scope === 'row' || one.cells[0].colSpan > 1), table.id + ' has a row without a head');
}
is(new Set(query('[id]').map(one => one.id)).size, query('[id]').length, 'the number of different ids');

// The keyboard.
const chart = document.getElementById('chart');
if (rows.length > 2) {
  chart.focus();
  check(document.activeElement === chart, 'the timeline cannot have the focus');
  press(chart, 'Home');
  press(chart, 'ArrowRight');
  const told = chart.nextElementSibling.textContent;
  check(told.includes('at ' + rows[1].cells[0].textContent) && told.includes('resident ' + rows[1].cells[1].textContent), 'the second moment is ' + told);
  is(chart.getAttribute('aria-valuetext'), told, 'what the timeline says');
  press(chart, 'End');
  check(chart.nextElementSibling.textContent.includes('resident ' + rows.at(-1).cells[1].textContent), 'End does not lead to the last moment');
}
const kinds = document.getElementById('kinds');
if (events.length > 0) {
  kinds.value = 'mark';
  kinds.dispatchEvent(new Event('change'));
  is(event_rows.filter(row => !row.hidden).length, events.filter(one => one.event === 'mark').length, 'the number of marks shown');
  kinds.value = '';
  kinds.dispatchEvent(new Event('change'));
  check(event_rows.every(row => !row.hidden), 'not all events are shown again');
}
const sorted = (column, falls) => {
  const values = pool_rows().map(row => Number(row.cells[column].dataset.sort));
  check(values.every((one, i) => i === 0 || (falls ? values[i - 1] >= one : values[i - 1] <= one)), 'column ' + column + ' is not sorted: ' + values);
};
if (pools.size > 1) {
  sorted(10, true);
  const live = query('#pools thead th')[1];
  for (const falls of [true, false]) {
    live.querySelector('button').click();
    sorted(1, falls);
    is(live.getAttribute('aria-sort'), falls ? 'descending' : 'ascending', 'the sort');
  }
  query('#pools thead th')[0].querySelector('button').click();
  const names = pool_rows().map(row => row.cells[0].textContent);
  is(names.join('|'), [...names].sort().join('|'), 'the order by name');
}
if (frames.length > 0) {
  const width = one => parseFloat(one.getAttribute('width'));
  frames[0].focus();
  press(frames[0], 'ArrowDown');
  const main = document.activeElement;
  press(main, 'ArrowDown');
  const inner = document.activeElement;
  check(inner !== main && frames[Number(inner.dataset.parent)] === main, 'ArrowDown does not go into a frame');
  press(inner, 'ArrowLeft');
  press(document.activeElement, 'ArrowRight');
  check(document.getElementById('frame').textContent === document.activeElement.querySelector('title').textContent, 'the frame is not told');
  inner.focus();
  press(inner, 'Enter');
  const one = document.activeElement;
  check(Math.abs(width(one) - 100) < 0.001, 'Enter does not make a frame wide');
  const siblings = frames.filter(each => each !== one && each.dataset.parent === one.dataset.parent && each.id !== 'f0');
  check(siblings.every(each => each.getAttribute('display') === 'none'), 'the frames beside it are still there');
  for (let i = 0; i < 3; ++i) press(document.activeElement, 'Escape');
  check(frames.every((each, i) => !each.hasAttribute('display') && Math.abs(width(each) - bytes[i] / bytes[0] * 100) < 0.001), 'Escape does not lead out');
}

// Colors that can be told apart, in the scheme that the browser has.
const luminance = color => {
  const [r, g, b] = color.match(/[\da-f]{2}/gi).map(one => parseInt(one, 16) / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const color = name => luminance(getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim());
const contrast = (a, b) => (Math.max(color(a), color(b)) + 0.05) / (Math.min(color(a), color(b)) + 0.05);
for (const ink of ['text', 'quiet', 'accent', 'good', 'warn', 'hole']) for (const paper of ['card', 'page']) {
  check(contrast(ink, paper) >= 4.5, ink + ' on ' + paper + ' has a contrast of ' + contrast(ink, paper));
}
for (const paper of ['part0', 'part1', 'part2', 'part3', 'part4', 'part5', 'base']) check(contrast('text', paper) >= 4.5, 'text on ' + paper + ' has a contrast of ' + contrast('text', paper));

const page = document.documentElement;
check(page.scrollWidth <= page.clientWidth, 'the page is ' + page.scrollWidth + ' wide in a window of ' + page.clientWidth);
document.title = problems.length === 0 ? 'page: ' + samples.length + ' samples as in the trace' : 'page: ' + problems.join('; ');
