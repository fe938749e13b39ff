// Appended to a page of `ufb layout --html` by page.sh, after the document of `--json` for the same headers: what stands on the page is what
// stands in the document, and the page's controls do what they say. The outcome becomes the title.
const problems = [];
const check = (is_right, what) => { if (!is_right && problems.length < 5) problems.push(what); };
const counted = (count, noun) => count + ' ' + noun + (count === 1 ? '' : 's');
const place = bits => Math.floor(bits / 8) + (bits % 8 === 0 ? '' : ':' + bits % 8);
const size = bits => bits % 8 === 0 ? String(bits / 8) : counted(bits, 'bit');
const text = (inside, selector) => (inside.querySelector(selector) || {textContent: 'nothing'}).textContent;
const flex = one => Number(one.style.flexGrow);
const sum = numbers => numbers.reduce((all, one) => all + one, 0);

const rows_of = parts => parts.flatMap(one => [
  [place(one.offset_bits), one.kind === 'bit_field' ? counted(one.size_bits, 'bit') : size(one.size_bits), one.name, one.type].join('|'),
  ...rows_of(one.parts || [])]);
const amount = bits => bits === 0 ? 'none' : bits < 8 ? counted(bits, 'bit') : counted(Math.floor(bits / 8), 'byte') + (bits % 8 ? ' and ' + counted(bits % 8, 'bit') : '');

const headers = JSON.parse(document.getElementById('document').textContent).headers;
const records = headers.flatMap(header => header.records.map(one => ({...one, header: header.header})));
const cards = [...document.querySelectorAll('article')];
check(records.length === cards.length && cards.length > 0, 'there are ' + cards.length + ' cards for ' + records.length + ' records');
records.forEach((one, i) => {
  const card = cards[i];
  const is = (actual, expected, what) => check(actual === expected, one.name + ': ' + what + ' is ' + actual + ', not ' + expected);
  is(card.dataset.name, one.name, 'its name');
  is(text(card, '.size'), String(one.size), 'its size');
  is(text(card, '.alignment'), String(one.alignment), 'its alignment');
  is(text(card, '.lines'), one.cache_lines + (one.cache_lines === one.cache_lines_at_worst ? '' : ' (' + one.cache_lines_at_worst + ' at worst)'), 'its lines');
  is(text(card, '.padding'), amount(one.padding_bits), 'its padding');
  is(text(card, '.mode'), one.mode, 'its mode');
  const cells = [...card.querySelectorAll('tr.part')].map(row => [...row.cells].map(cell => cell.textContent.trim()));
  const shown = cells.map(row => [row[0], row[1], row[2].startsWith('(') ? '' : row[2], row[3].replace(' crosses a cache line', '')].join('|'));
  is(shown.join('\n'), rows_of(one.parts).join('\n'), 'its table');
  is(cells.filter(row => row[3].endsWith('crosses a cache line')).length, one.parts.filter(part => part.crosses_cache_line).length, 'its crossing fields');
  const gaps = [...card.querySelectorAll('tr.gap')].map(row => row.cells[0].textContent + '|' + row.cells[1].textContent);
  is(gaps.join('\n'), one.holes.map(hole => place(hole.offset_bits) + '|' + size(hole.size_bits)).join('\n'), 'its holes');
  is(text(card, '.saved'), one.better ? counted(one.size - one.better.size, 'byte') + ' less' : 'nothing', 'what it saves');
  const bar = card.querySelector('.body .bytes');
  if (one.keyword === 'union' || bar.querySelector('.more')) return;
  is(sum([...bar.querySelectorAll('i:not(.none)')].map(flex)), one.size * 8, 'the length of its bar');
  is(sum([...bar.querySelectorAll('i.hole')].map(flex)), one.padding_bits, 'the length of its holes');
});

const box = document.querySelector('input[type=search]');
const press = key => document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
const visible = () => cards.filter(card => !card.hidden).map(card => card.dataset.name);
press('/');
check(document.activeElement === box, '/ does not lead to the filter');
const wanted = records[records.length - 1].name;
box.value = wanted.toUpperCase();
box.dispatchEvent(new Event('input'));
check(visible().includes(wanted), 'the filter hides what it is to show');
check(visible().every(name => name.toLowerCase().includes(wanted.toLowerCase())), 'the filter shows what it is to hide');
press('Escape');
check(visible().length === records.length, 'Escape does not end the filter');
const only = document.querySelector('input[type=checkbox]');
only.click();
check(visible().length === records.filter(one => one.better).length, 'not only those that can be smaller are shown');
only.click();
const order = document.querySelector('select');
order.value = 'padding';
order.dispatchEvent(new Event('change'));
const padding = [...document.querySelectorAll('article')].map(card => Number(card.dataset.padding));
check(padding.every((one, i) => i === 0 || padding[i - 1] >= one), 'the cards are not in the order of their padding');
order.value = '';
order.dispatchEvent(new Event('change'));
check([...document.querySelectorAll('article')].every((card, i) => card === cards[i]), 'the cards are not in the order of the source again');
const page = document.documentElement;
check(page.scrollWidth <= page.clientWidth, 'the page is ' + page.scrollWidth + ' wide in a window of ' + page.clientWidth);
document.title = problems.length === 0 ? 'page: ' + records.length + ' records as in the document' : 'page: ' + problems.join('; ');
