/* What is seen. Texts from a record are only ever put in as text. */
import { fromHex, hashHex } from './hashes.js';
import { replay, sum } from './replay.js';
import { WORDS } from './words.js';

const STEPS = {
  file: /^(record|suite|text)\./,
  list: /^list\./,
  rules: /^plan\./,
  order: /^order\./,
  seeds: /^(seed|beacon)\./,
  result: /^outcome\./,
  prints: /^digest\./,
};
const MOST_SHOWN = 1000;

/** What the page knows: language and size of its words, and the last replay. */
const shown = { words: WORDS.zh, large: false, result: null, text: '' };

function make(tag, fields, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const grouped = (print) => print.replace(/(.{4})(?=.)/g, '$1 ');

const button = (words, click) => make('button', { type: 'button', click }, words);
const headed = (head, ...children) => make('section', {}, make('h2', {}, head), ...children);

function findingItems(findings) {
  const language = shown.words === WORDS.zh ? 1 : 0;
  return findings.map(({ code, where }) =>
    make(
      'li',
      {},
      FINDINGS[code][language],
      ' ',
      make('span', { class: 'where' }, `（${code}${where === '' ? '' : ` · ${shown.words.where(where)}`}）`),
    ),
  );
}

function verdictSection({ verdict, findings, awaited, record }) {
  const words = shown.words;
  const [head, sentence] = words.verdict[verdict];
  const tone = { drawn: 'good', 'no-panel': 'good', refused: 'bad' }[verdict] || 'wait';
  const names = (awaited || []).join(words === WORDS.zh ? '、' : ', ');
  const list = verdict === 'refused' ? make('ul', {}, ...findingItems(findings)) : null;
  const who = verdict === 'void' ? words.withheld(names) : words.awaited(names);
  return make(
    'section',
    { class: `verdict ${tone}`, id: 'verdict', tabindex: '-1' },
    make('h2', {}, head),
    record ? make('p', {}, make('strong', {}, record.announcement.title)) : null,
    make('p', {}, sentence),
    list,
    names !== '' && verdict !== 'refused' ? make('p', {}, who) : null,
    verdict === 'refused' ? null : make('p', {}, words.unanchored),
  );
}

function namesList(labels, hidden) {
  if (labels.length === 0) return make('p', {}, shown.words.nobody);
  const items = labels
    .slice(0, MOST_SHOWN)
    .map((label) => make('li', hidden ? { class: 'print' } : {}, hidden ? `${grouped(label.slice(0, 16))} …` : label));
  const more = labels.length - items.length;
  return make('div', {}, make('ol', { class: 'names' }, ...items), more > 0 ? shown.words.more(more) : null);
}

function resultSection({ record }) {
  const words = shown.words;
  const hidden = record.announcement.list.kind === 'salted-hashes';
  const section = headed(words.result);
  for (const { stratum, seated, reserves } of record.outcome.drawn) {
    section.append(make('h3', {}, stratum), make('p', {}, words.seated(seated.length)), namesList(seated, hidden));
    if (reserves.length > 0)
      section.append(make('p', {}, words.reserves(reserves.length)), namesList(reserves, hidden));
  }
  if (hidden) section.append(make('p', { class: 'soft' }, words.hidden));
  return section;
}

/** Says whether somebody is in the list and was drawn. */
function lookUp({ record }, name, salt) {
  const words = shown.words;
  const { suite, list } = record.announcement;
  const plain = name.trim().normalize('NFC');
  const label =
    list.kind === 'names' ? plain : hashHex(suite, 'person', fromHex(salt.replace(/\s/g, '').toLowerCase()), plain);
  const place = record.list.findIndex((entry) => entry.label === label);
  if (place < 0) return words.absent;
  const { stratum } = record.list[place];
  const parts = [words.present(place + 1, record.list.length, stratum)];
  const drawn = record.outcome?.drawn.find((part) => part.stratum === stratum);
  if (!drawn) parts.push(words.noResult);
  else if (drawn.seated.includes(label)) parts.push(words.isSeated(drawn.seated.indexOf(label) + 1));
  else if (drawn.reserves.includes(label)) parts.push(words.isReserve(drawn.reserves.indexOf(label) + 1));
  else parts.push(words.notDrawn);
  return parts.join(' ');
}

function field(id, label, tag = 'input', more = {}) {
  const element = make(tag, { id, autocomplete: 'off', spellcheck: 'false', ...more });
  return [make('label', { for: id }, label), element];
}

function answered(section, ask) {
  const old = section.querySelector('.answer');
  if (old) old.remove();
  const [tone, sentence] = ask();
  section.append(make('p', { class: `answer ${tone}`, role: 'status' }, sentence));
}

function findSection(result) {
  const words = shown.words;
  const salted = result.record.announcement.list.kind === 'salted-hashes';
  const name = field('own-name', words.name);
  const salt = field('own-salt', words.salt);
  const look = button(words.look, () =>
    answered(section, () => ['wait', lookUp(result, name[1].value, salt[1].value)]),
  );
  const section = make('section', { class: 'ask' }, make('h2', {}, words.find), ...name, ...(salted ? salt : []), look);
  return section;
}

function comparePrint(digests, given) {
  const words = shown.words;
  const print = given.replace(/[\s:-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(print)) return ['wait', words.notPrint];
  const name = Object.keys(digests).find((key) => digests[key] === print);
  return name === undefined ? ['bad', words.different] : ['good', words.same(words.print[name])];
}

function printsSection({ digests }) {
  const words = shown.words;
  const list = make('dl', {});
  for (const [name, print] of Object.entries(digests)) {
    list.append(make('dt', {}, words.print[name]), make('dd', { class: 'print' }, grouped(print)));
  }
  const given = field('published', words.compare);
  const compare = button(words.compareDo, () => answered(section, () => comparePrint(digests, given[1].value)));
  const section = headed(words.prints, list, ...given, compare);
  return section;
}

function stepMark(step, { verdict, findings, record, stage }) {
  const wrong = (name) => findings.some(({ code }) => STEPS[name].test(code) && code !== 'outcome.missing');
  if (wrong(step)) return 'bad';
  if (!record && step !== 'file') return 'none';
  if (step === 'seeds' && stage !== 'outcome') return 'wait';
  if (step === 'order' && stage === 'commitments') return 'wait';
  if (step !== 'result' || verdict === 'drawn' || verdict === 'no-panel') return 'good';
  if (!record.outcome) return 'wait';
  return ['list', 'rules', 'order', 'seeds'].some(wrong) ? 'none' : 'good';
}

function stepsSection(result) {
  const words = shown.words;
  const { record, findings } = result;
  const facts = record && {
    people: record.list.length,
    strata: record.announcement.strata.length,
    seats: sum(record.announcement.strata, (stratum) => stratum.seats),
    parties: record.announcement.parties.length,
  };
  const items = Object.keys(STEPS).map((step) => {
    const [head, sentence] = words.step[step];
    const mark = stepMark(step, result);
    const wrong = findings.filter(({ code }) => STEPS[step].test(code));
    const detail = mark === 'good' ? make('p', {}, typeof sentence === 'string' ? sentence : sentence(facts)) : null;
    const list = mark === 'bad' ? make('ul', {}, ...findingItems(wrong)) : null;
    const badge = make('span', { class: `mark ${mark === 'none' ? 'soft' : mark}` }, words.mark[mark]);
    return make('li', {}, badge, make('strong', {}, head), detail, list);
  });
  return headed(words.steps, make('ol', { class: 'steps' }, ...items));
}

function partiesSection({ record }) {
  const words = shown.words;
  const language = words === WORDS.zh ? 'zh-CN' : 'en';
  const moment = (event) =>
    event ? new Date(event.at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' }) : words.notYet;
  const { parties, beacon } = record.announcement;
  const list = make('dl', {});
  for (const party of parties) {
    const when = (kind) => moment(record.events.find((event) => event.kind === kind && event.party === party));
    list.append(
      make('dt', {}, party),
      make('dd', {}, words.sealed(when('committed'))),
      make('dd', {}, words.opened(when('revealed'))),
    );
  }
  if (beacon) {
    const event = record.events.find(({ kind }) => kind === 'beacon');
    list.append(
      make('dt', {}, words.beacon(beacon.source)),
      make('dd', {}, event ? words.beaconValue(event.value) : words.notYet),
    );
  }
  return headed(words.parties, list);
}

function howSection() {
  const items = shown.words.why.map((sentence) => make('li', {}, sentence));
  return make('section', {}, make('details', {}, make('summary', {}, shown.words.how), make('ol', {}, ...items)));
}

function resultSections() {
  const { result } = shown;
  if (!result) return [];
  const sections = [verdictSection(result)];
  if (result.verdict === 'drawn') sections.push(resultSection(result));
  if (result.verdict !== 'refused') sections.push(findSection(result), printsSection(result));
  sections.push(stepsSection(result));
  if (result.record) sections.push(partiesSection(result));
  return sections;
}

/** Replays a text, after the browser had time to show that it is busy. */
function checkText(text, status) {
  status.textContent = text === '' ? shown.words.empty : shown.words.busy;
  if (text === '') return;
  setTimeout(() => {
    shown.result = replay(text);
    draw();
    document.getElementById('verdict').focus();
  }, 30);
}

/** Draws the whole page anew. */
function draw() {
  const words = shown.words;
  document.documentElement.lang = words === WORDS.zh ? 'zh-CN' : 'en';
  document.documentElement.className = shown.large ? 'large' : '';
  const toOther = button(words.other, () => {
    shown.words = words === WORDS.zh ? WORDS.en : WORDS.zh;
    draw();
  });
  toOther.lang = words === WORDS.zh ? 'en' : 'zh-CN';
  const toLarge = button(shown.large ? words.normal : words.large, () => {
    shown.large = !shown.large;
    draw();
  });
  const status = make('p', { role: 'status' });
  const file = field('file', words.file, 'input', { type: 'file', accept: '.json,application/json,text/plain' });
  const paste = field('paste', words.paste, 'textarea');
  paste[1].value = shown.text;
  paste[1].addEventListener('input', () => {
    shown.text = paste[1].value;
  });
  file[1].addEventListener('change', async () => {
    if (file[1].files.length > 0) checkText(await file[1].files[0].text(), status);
  });
  const ask = button(words.check, () => checkText(shown.text.trim(), status));
  const page = document.getElementById('page');
  page.replaceChildren(
    make('div', { class: 'tools' }, toOther, toLarge),
    make(
      'main',
      {},
      make('h1', {}, words.title),
      make('p', {}, words.lead),
      make('section', { class: 'ask' }, ...file, ...paste, ask, status),
      ...resultSections(),
      howSection(),
    ),
  );
}

if (typeof document !== 'undefined') {
  if (!/^zh/.test(navigator.language)) shown.words = WORDS.en;
  draw();
}
