/* Replays a record: the same rules as the project's library, written a second time. Loads and sends nothing. */
import { fromHex, hashHex, hashParts, toHex } from './hashes.js';

const isText = (value) =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= 400 &&
  !/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u.test(value) &&
  value.trim() === value &&
  value.normalize('NFC') === value;

const rank = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Order of code points. */
function compareTexts(a, b) {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** JSON in its one form. */
function canonical(value, depth = 0) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) return String(value);
  if (typeof value !== 'object' || value === null || depth > 12) throw new Error('record.unreadable');
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join(',')}}`;
}

/* Shapes: a word, a list of one shape (and its most), or an object of shapes; a question mark marks what may be missing. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const KINDS = {
  text: isText,
  whole: (value) => Number.isInteger(value) && value >= 0 && value <= 0x7fffffff,
  hex: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  suite: (value) => value === 'sha-256' || value === 'sm3',
  listKind: (value) => value === 'names' || value === 'salted-hashes',
  time(value) {
    if (typeof value !== 'string' || !TIME.test(value) || Number.isNaN(Date.parse(value))) return false;
    return new Date(value).toISOString() === value.replace('Z', '.000Z');
  },
};
const EVENTS = {
  committed: { kind: 'text', at: 'time', party: 'text', commitment: 'hex' },
  revealed: { kind: 'text', at: 'time', party: 'text', seed: 'hex' },
  beacon: { kind: 'text', at: 'time', value: 'text' },
  voided: { kind: 'text', at: 'time', withheld: ['text'] },
};
const RECORD = {
  format: 'text',
  version: 'whole',
  announcement: {
    id: 'text',
    title: 'text',
    suite: 'suite',
    list: { kind: 'listKind', count: 'whole', digest: 'hex' },
    strata: [{ name: 'text', seats: 'whole', reserves: 'whole' }, 1000],
    quotas: [{ trait: 'text', groups: [{ value: 'text', least: 'whole', most: 'whole' }, 1000] }, 100],
    tries: 'whole',
    parties: ['text', 1000],
    commitBy: 'time',
    revealBy: 'time',
    'beacon?': { source: 'text', due: 'time' },
    'previous?': { id: 'text', record: 'hex' },
  },
  list: [{ label: 'text', stratum: 'text', traits: ['text'] }],
  events: ['event', 5000],
  digests: { announced: 'hex', 'committed?': 'hex', record: 'hex' },
  'outcome?': { seed: 'hex', tries: 'whole', drawn: [{ stratum: 'text', seated: ['text'], reserves: ['text'] }] },
};

function shapeFindings(value, shape, path, findings) {
  const wrong = (where, code = 'record.shape') => {
    if (findings.length < 20) findings.push({ code, where });
  };
  if (shape === 'event') {
    const kind = value !== null && typeof value === 'object' && Object.hasOwn(value, 'kind') ? value.kind : '';
    if (typeof kind === 'string' && Object.hasOwn(EVENTS, kind)) shapeFindings(value, EVENTS[kind], path, findings);
    else wrong(`${path}.kind`);
  } else if (typeof shape === 'string') {
    if (!KINDS[shape](value)) wrong(path, shape === 'text' && typeof value === 'string' ? 'text.refused' : undefined);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value) || value.length > shape[1]) wrong(path);
    else value.forEach((item, i) => void shapeFindings(item, shape[0], `${path}[${i}]`, findings));
  } else if (value === null || typeof value !== 'object' || Array.isArray(value)) wrong(path);
  else {
    const dot = path === '' ? '' : '.';
    for (const key of Object.keys(shape)) {
      if (!key.endsWith('?') && !Object.hasOwn(value, key)) wrong(path + dot + key);
    }
    for (const key of Object.keys(value)) {
      const known = [key, `${key}?`].find((name) => !key.endsWith('?') && Object.hasOwn(shape, name));
      if (known === undefined) wrong(path + dot + key.slice(0, 40).replace(/[\ud800-\udfff]/gu, '\ufffd'));
      else shapeFindings(value[key], shape[known], path + dot + key, findings);
    }
  }
}

/** Fingerprint of a list: the tree of RFC 9162, then its length. */
function listDigest(suite, list) {
  let nodes = list.map((entry) => hashParts(suite, 'entry', entry.label, entry.stratum, ...entry.traits));
  while (nodes.length > 1) {
    const above = [];
    for (let i = 0; i < nodes.length; i += 2) {
      above.push(i + 1 < nodes.length ? hashParts(suite, 'node', nodes[i], nodes[i + 1]) : nodes[i]);
    }
    nodes = above;
  }
  return hashHex(suite, 'list', list.length, nodes[0]);
}

function listFindings({ announcement: { suite, list, strata, quotas } }, entries) {
  if (entries.length === 0) return [{ code: 'list.empty', where: 'list' }];
  const found = new Map();
  const note = (code, where) => void (found.has(code) || found.set(code, { code, where }));
  const names = new Set(strata.map((stratum) => stratum.name));
  const values = quotas.map((quota) => new Set(quota.groups.map((group) => group.value)));
  entries.forEach(({ label, stratum, traits }, i) => {
    const order = i > 0 ? compareTexts(entries[i - 1].label, label) : -1;
    if (order === 0) note('list.duplicate', `list[${i}].label`);
    if (order > 0) note('list.order', `list[${i}].label`);
    if (list.kind === 'salted-hashes' && !KINDS.hex(label)) note('list.salted-hash', `list[${i}].label`);
    if (!names.has(stratum)) note('list.stratum', `list[${i}].stratum`);
    if (traits.length !== values.length || !traits.every((trait, q) => values[q].has(trait))) {
      note('list.trait', `list[${i}].traits`);
    }
  });
  if (entries.length !== list.count) note('list.changed', 'announcement.list.count');
  if (listDigest(suite, entries) !== list.digest) note('list.changed', 'announcement.list.digest');
  return [...found.values()];
}

export const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
const twice = (names) => new Set(names).size < names.length;

function planFindings({ strata, quotas, parties, beacon, commitBy, revealBy, tries }) {
  const findings = [];
  const note = (code, where) => void findings.push({ code, where: `announcement.${where}` });
  const seats = sum(strata, (stratum) => stratum.seats);
  const places = sum(strata, (stratum) => stratum.seats + stratum.reserves);
  if (strata.length === 0 || twice(strata.map((stratum) => stratum.name))) note('plan.strata', 'strata');
  if (seats === 0) note('plan.seats', 'strata');
  if (tries < 1 || (quotas.length === 0 && tries !== 1)) note('plan.quotas', 'tries');
  else if (tries > 1 && tries * (places + strata.length) * (quotas.length + 1) > 1e7) note('plan.too-large', 'tries');
  if (twice(quotas.map((quota) => quota.trait))) note('plan.quotas', 'quotas');
  quotas.forEach(({ groups }, q) => {
    const least = sum(groups, (group) => group.least);
    const most = sum(groups, (group) => group.most);
    const crossed = groups.some((group) => group.least > group.most) || twice(groups.map((group) => group.value));
    if (crossed || least > seats || most < seats) note('plan.quotas', `quotas[${q}].groups`);
  });
  if (twice(parties)) note('plan.parties', 'parties');
  if (parties.length < 1 || parties.length + (beacon ? 1 : 0) < 2) note('plan.too-few-parties', 'parties');
  if (commitBy > revealBy || (beacon && beacon.due <= revealBy)) note('plan.times', 'revealBy');
  return findings;
}

const poolOf = (stratum, list) => list.filter((entry) => entry.stratum === stratum.name);

function seatFindings({ strata, quotas }, list) {
  const findings = [];
  strata.forEach((stratum, s) => {
    if (poolOf(stratum, list).length < stratum.seats + stratum.reserves) {
      findings.push({ code: 'plan.too-few-people', where: `announcement.strata[${s}]` });
    }
  });
  quotas.forEach(({ groups }, q) => {
    const short = ({ value, least }) => list.filter((entry) => entry.traits[q] === value).length < least;
    if (groups.some(short)) findings.push({ code: 'plan.quotas', where: `announcement.quotas[${q}].groups` });
  });
  return findings;
}

/** Goes through the events: who sealed, who opened, what is awaited. */
function follow(announcement, events) {
  const { suite, parties, beacon, commitBy, revealBy } = announcement;
  const announced = hashHex(suite, 'announced', canonical(announcement));
  const sealed = new Map();
  const seeds = new Map();
  const findings = [];
  let stage = 'commitments';
  let withheld = [];
  let value;
  let committed;
  let last = announced;
  const missing = () =>
    stage === 'void'
      ? withheld
      : parties.filter((party) =>
          stage === 'commitments' ? !sealed.has(party) : stage === 'seeds' && !seeds.has(party),
        );
  const take = {
    committed(event, note) {
      if (!parties.includes(event.party)) note('order.stranger', 'party');
      else if (sealed.has(event.party)) note('order.twice', 'party');
      else sealed.set(event.party, event.commitment);
      if (event.at > commitBy) note('order.deadline', 'at');
    },
    revealed(event, note) {
      if (stage === 'commitments') note('order.opened-early', 'kind');
      if (!parties.includes(event.party)) note('order.stranger', 'party');
      else if (seeds.has(event.party)) note('order.twice', 'party');
      else {
        seeds.set(event.party, event.seed);
        const seal = hashHex(suite, 'commitment', fromHex(announced), event.party, fromHex(event.seed));
        if (seal !== sealed.get(event.party)) note('seed.mismatch', 'seed');
      }
      if (event.at > revealBy) note('order.deadline', 'at');
    },
    beacon(event, note) {
      if (stage !== 'beacon') note('order.beacon', 'kind');
      if (beacon && event.at < beacon.due) note('order.deadline', 'at');
      value = event.value;
    },
    voided(event, note) {
      withheld = missing();
      if (withheld.length === 0 || canonical(withheld) !== canonical(event.withheld)) note('order.voided', 'withheld');
      if (event.at <= (stage === 'commitments' ? commitBy : revealBy)) note('order.deadline', 'at');
      stage = 'void';
    },
  };
  events.forEach((event, i) => {
    const note = (code, field) => void findings.push({ code, where: `events[${i}].${field}` });
    if (i > 0 && event.at < events[i - 1].at) note('order.time', 'at');
    last = hashHex(suite, 'event', fromHex(last), canonical(event));
    if (stage === 'void') {
      note('order.voided', 'kind');
      return;
    }
    take[event.kind](event, note);
    if (stage === 'commitments' && missing().length === 0) {
      stage = 'seeds';
      committed = last;
    }
    if (stage === 'seeds' && missing().length === 0) stage = beacon ? 'beacon' : 'outcome';
    if (stage === 'beacon' && value !== undefined) stage = 'outcome';
  });
  let seed;
  if (stage === 'outcome' && findings.length === 0) {
    const parts = parties.map((party) => fromHex(seeds.get(party)));
    if (value !== undefined) parts.push(value);
    seed = hashParts(suite, 'seed', fromHex(committed), ...parts);
  }
  return { stage, awaited: missing(), announced, committed, last, seed, findings };
}

/** Uniform numbers below a bound: eight 32-bit words a hash; a word that would favour small numbers is thrown away. */
function numbers(suite, key) {
  let words = [];
  let counter = 0;
  return (bound) => {
    const limit = 4294967296 - (4294967296 % bound);
    for (;;) {
      if (words.length === 0) {
        const block = new DataView(hashParts(suite, 'block', key, counter++).buffer);
        words = [0, 4, 8, 12, 16, 20, 24, 28].map((at) => block.getUint32(at));
      }
      const word = words.shift();
      if (word < limit) return word % bound;
    }
  };
}

/** The first places of a shuffled list. */
function drawFrom(pool, count, below) {
  const moved = new Map();
  const at = (i) => (moved.has(i) ? moved.get(i) : i);
  const drawn = [];
  for (let i = 0; i < count; i++) {
    const j = i + below(pool.length - i);
    drawn.push(pool[at(j)]);
    moved.set(j, at(i));
  }
  return drawn;
}

function drawAgain({ suite, strata, quotas, tries }, list, seed) {
  const pools = strata.map((stratum) => poolOf(stratum, list));
  for (let t = 1; t <= tries; t++) {
    const drawn = strata.map(({ seats, reserves }, s) =>
      drawFrom(pools[s], seats + reserves, numbers(suite, hashParts(suite, 'stream', seed, t, s))),
    );
    const seated = drawn.map((people, s) => people.slice(0, strata[s].seats));
    const met = quotas.every(({ groups }, q) =>
      groups.every(({ value, least, most }) => {
        const count = sum(seated, (people) => people.filter((entry) => entry.traits[q] === value).length);
        return count >= least && count <= most;
      }),
    );
    const labels = (people) => people.map((entry) => entry.label);
    const result = strata.map(({ name, seats }, s) => ({
      stratum: name,
      seated: labels(seated[s]),
      reserves: labels(drawn[s].slice(seats)),
    }));
    if (met || t === tries) return { tries: t, drawn: met ? result : [] };
  }
}

function outcomeFindings({ announcement, list, outcome }, course, possible) {
  if (!outcome) return course.stage === 'outcome' ? [{ code: 'outcome.missing', where: 'outcome' }] : [];
  const code = course.stage === 'commitments' ? 'seed.not-sealed' : 'seed.withheld';
  const findings = course.awaited.map((where) => ({ code, where }));
  if (course.stage === 'void' && findings.length === 0) findings.push({ code: 'order.voided', where: 'outcome' });
  if (course.stage === 'beacon') findings.push({ code: 'beacon.missing', where: 'events' });
  if (!course.seed || !possible) return findings;
  if (outcome.seed !== toHex(course.seed)) findings.push({ code: 'outcome.seed', where: 'outcome.seed' });
  const again = drawAgain(announcement, list, course.seed);
  if (again.tries !== outcome.tries) findings.push({ code: 'outcome.changed', where: 'outcome.tries' });
  if (canonical(again.drawn) !== canonical(outcome.drawn)) {
    findings.push({ code: 'outcome.changed', where: 'outcome.drawn' });
  }
  return findings;
}

function firstLook(value) {
  const own = (object, key) =>
    object !== null && typeof object === 'object' && Object.hasOwn(object, key) ? object[key] : undefined;
  if (own(value, 'format') !== 'yitang-draw') return [{ code: 'record.format', where: 'format' }];
  if (own(value, 'version') !== 1) return [{ code: 'record.version', where: 'version' }];
  const suite = own(own(value, 'announcement'), 'suite');
  if (typeof suite === 'string' && !KINDS.suite(suite)) return [{ code: 'suite.unknown', where: 'announcement.suite' }];
  const findings = [];
  shapeFindings(value, RECORD, '', findings);
  return findings;
}

/** Replays the text of a record. Gives the verdict, all findings, and what the page shows. */
export function replay(text) {
  let record;
  let exact = '';
  try {
    record = JSON.parse(text);
  } catch {
    return { verdict: 'refused', findings: [{ code: 'record.unreadable', where: '' }] };
  }
  const first = firstLook(record);
  if (first.length > 0) return { verdict: 'refused', findings: first };
  try {
    exact = canonical(record);
  } catch {
    return { verdict: 'refused', findings: [{ code: 'record.unreadable', where: '' }] };
  }
  const { announcement, list, outcome } = record;
  const listed = listFindings(record, list);
  const planned = planFindings(announcement);
  const course = follow(announcement, record.events);
  const sound = planned.length === 0 && listed.every((finding) => finding.code === 'list.changed');
  if (sound) planned.push(...seatFindings(announcement, list));
  const digests = { announced: course.announced };
  if (course.committed) digests.committed = course.committed;
  digests.record = hashHex(announcement.suite, 'outcome', fromHex(course.last), outcome ? canonical(outcome) : '');
  const findings = [
    ...listed,
    ...planned,
    ...course.findings,
    ...outcomeFindings(record, course, planned.length === 0 && sound),
  ];
  for (const name of ['announced', 'committed', 'record']) {
    if (digests[name] !== record.digests[name]) findings.push({ code: 'digest.changed', where: `digests.${name}` });
  }
  if (text !== exact && text !== `${exact}\n`) findings.push({ code: 'record.not-canonical', where: '' });
  let verdict = outcome ? (outcome.drawn.length > 0 ? 'drawn' : 'no-panel') : course.stage === 'void' ? 'void' : 'open';
  if (findings.some((finding) => finding.code !== 'outcome.missing')) verdict = 'refused';
  return { verdict, findings, record, digests, awaited: course.awaited, stage: course.stage };
}
