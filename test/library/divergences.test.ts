import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Finding, Ruleset } from '../../language/ruleset/types.ts';
import { openExample } from '../examples/open-example.ts';
import { table, tablesAbsent } from '../support/tables.ts';

/** What is found of one difference: the rule or exception that the finding starts from, and the days on which it holds. */
interface Expected {
  subject: string;
  code: string;
  severity: string;
  /** The other side’s rule; null where every multilateral regime that binds the exporter is silent. */
  against: string | null;
  since: string | null;
  until: string | null;
}

const silent = (subject: string, since: string | null = null, until: string | null = null): Expected => ({
  subject,
  code: 'exceeds',
  severity: 'information',
  against: null,
  since,
  until,
});
const between =
  (code: string, severity: string) =>
  (subject: string, against: string, since: string | null, until: string | null = null): Expected => ({
    subject,
    code,
    severity,
    against,
    since,
    until,
  });
const exceeding = between('exceeds', 'warning');
const undercutting = between('undercut', 'error');
/** It hangs on a predicate that nothing settles, and is told one severity lower. */
const openUndercut = between('undercut', 'warning');
const contradicting = between('contradiction', 'error');
const bindingTwice = between('double-bind', 'warning');
const changingNothing = between('redundant', 'warning');
/** As strict as the regime that it implements, and for named destinations. */
const singling = (subject: string, since: string, until: string | null = null): Expected => ({
  ...silent(subject, since, until),
  code: 'singled-out',
});
/** The regime controls the same goods to other destinations, where the rule that implements it does not apply. */
const claiming = between('unproven-claim', 'warning');

/**
 * By the number of the difference. The first day of a silence without a date of its own is the first day of the oldest regime
 * that binds the exporter.
 */
const expected: Record<string, Expected[]> = {
  D001: [silent('EAR:3A090-worldwide', '2025-01-13')],
  D002: [silent('EAR:3A090-groups', '2023-11-17')],
  D009: [silent('EAR:equipment-2022', '2022-10-07')],
  D010: [silent('EAR:equipment-2024', '2024-09-06')],
  D011: [silent('NL:decree', '2023-09-01')],
  D012: [silent('NL:expansion', '2024-09-07')],
  D013: [silent('JP-METI:ordinance', '2023-07-23')],
  D014: [silent('EAR:quantum', '2024-09-06')],
  D015: [silent('EAR:additive', '2024-09-06')],
  D019: [silent('EAR:chips-to-China', '2022-10-07', '2026-01-15'), silent('EAR:chips-reviewed', '2026-01-15')],
  D020: [silent('EAR:entity-list', '1974-01-01')],
  D021: [silent('EAR:affiliates', '2025-09-29')],
  D022: [silent('EAR:affiliates', '2025-09-29')],
  D023: [silent('EAR:military-end-use', '2020-06-29')],
  D024: [silent('EAR:supercomputers', '2022-10-07')],
  D025: [singling('EAR:600-to-D:5', '1996-07-12'), claiming('EAR:600-to-D:5', 'WA:munitions', '1996-07-12')],
  D026: [silent('GECC:high-priority', '2022-02-24')],
  D028: [silent('EAR:industrial', '2022-05-09')],
  D030: [silent('EAR:oil', '1974-01-01')],
  D031: [
    exceeding('GECC:by-way-of-others', 'WA:dual-use', '2022-02-24'),
    silent('GECC:by-way-of-others', '2022-02-24'),
    bindingTwice('GECC:by-way-of-others', 'SCOMET:list SCOMET:GAER', '2022-02-24'),
  ],
  D033: [undercutting('EAR:STA-missile', 'MTCR:category-II', '1987-04-16')],
  D036: [contradicting('NSG:India-2008', 'NSG:full-scope-safeguards NSG:criteria-2011', '2008-09-06')],
  // The guidelines prohibit it to India anyway, so that the criteria change nothing but what the statement contradicts.
  D037: [
    contradicting('NSG:India-2008', 'NSG:full-scope-safeguards NSG:criteria-2011', '2008-09-06'),
    changingNothing('NSG:criteria-2011', 'NSG:full-scope-safeguards', '2011-06-01'),
  ],
  D038: [undercutting('EAR:STA-India', 'NSG:part-2', '2018-08-03')],
  // The Group names India itself, so that a rule for India alone singles nobody out; it leaves the other destinations open.
  D039: [claiming('EAR:NP1-India', 'NSG:part-2', '1974-01-01')],
  D040: [singling('EAR:footnote-7', '1996-07-12'), claiming('EAR:footnote-7', 'WA:dual-use', '1996-07-12')],
  D041: [silent('EAR:entity-list-India', '1974-01-01', '2025-01-15')],
  D042: [exceeding('EAR:order-13382', 'MTCR:category-II', '2024-12-18')],
  D043: [silent('EAR:Pakistan', '1974-01-01')],
  D044: [undercutting('SCOMET:GAET', 'WA:dual-use', '2024-03-27')],
  D045: [undercutting('SCOMET:GAEIS', 'WA:dual-use', '2024-03-27')],
  D047: [undercutting('SCOMET:GAEC', 'AG:lists', '2022-01-13')],
  D048: [silent('SCOMET:disclosure', '2025-01-15')],
  D050: [undercutting('EAR:AUKUS', 'WA:dual-use', '2024-04-19')],
  D051: [singling('EAR:footnote-10', '1996-07-12'), claiming('EAR:footnote-10', 'WA:munitions', '1996-07-12')],
  D052: [silent('EAR:firearms-convention', '1974-01-01')],
  D056: [openUndercut('EAR:STA-Emirates', 'NSG:part-2', '2026-07-23')],
  D059: [silent('EAR:anti-terrorism', '1974-01-01')],
  D060: [silent('EAR:nuclear-alone', '1974-01-01')],
  D061: [silent('EAR:series-900', '2024-09-06')],
  D064: [silent('EAR:North-Korea', '2007-01-26')],
  D065: [silent('EAR:Syria', '1974-01-01', '2025-09-02')],
  D068: [silent('SCOMET:presses', '2024-10-02')],
  // Another authority grants the same license.
  D071: [changingNothing('SCOMET:atomic-energy', 'SCOMET:list', '2018-01-19')],
  D072: [openUndercut('SCOMET:GAER', 'WA:dual-use', '2022-10-14')],
  D073: [openUndercut('SCOMET:GAICT', 'WA:dual-use', '2022-06-13')],
  D075: [
    singling('EAR:NS2-India', '1996-07-12', '2018-08-03'),
    claiming('EAR:NS2-India', 'WA:dual-use', '1996-07-12'),
    { ...silent('EAR:NS2-India'), code: 'expired' },
  ],
  // Traps. D003 and D076 are D001: published and in effect, whatever was said of enforcing it.
  D003: [silent('EAR:3A090-worldwide', '2025-01-13')],
  D076: [silent('EAR:3A090-worldwide', '2025-01-13')],
  // A contradiction within the regulations, and told as that; the chips are on no list of a regime all the same.
  D057: [
    contradicting('EAR:3A090.b-excluded', 'EAR:3A090.b-named', '2026-07-23'),
    silent('EAR:3A090.b-named', '2026-07-23'),
  ],
  D007: [],
  D054: [],
  D058: [],
  D067: [],
};

let ruleset: Ruleset;

before(async () => {
  ({ ruleset } = await openExample('divergences'));
});

function seen({ code, severity, rules, region }: Finding): Expected {
  const since = region.map((box) => box.on?.since ?? '').sort();
  const until = region.map((box) => box.on?.until ?? '').sort();
  return {
    subject: rules[0] ?? '',
    code,
    severity,
    against: rules.slice(1).join(' ') || null,
    since: since[0] || null,
    until: until[0] === '' ? null : (until.at(-1) ?? null),
  };
}

const inWords = ({ code, severity, subject, against, since, until }: Expected) =>
  `${code} (${severity}) ${subject} / ${against ?? 'silence'} ${since ?? ''}..${until ?? ''}`;

test('each difference is found, with its kind and days, and nothing else is', () => {
  const found = ruleset.findings.map((finding) => inWords(seen(finding)));
  const wanted = new Set(Object.values(expected).flatMap((all) => all.map(inWords)));
  assert.deepEqual(found.sort(), [...wanted].sort());
});

test('both sides of each difference cite their source', () => {
  const cited = new Map([...ruleset.rules, ...ruleset.exceptions].map(({ id, citations }) => [id, citations.length]));
  const uncited = ruleset.findings.filter(({ rules, regimes }) => {
    const [subject = '', against] = rules;
    // Where the regimes are silent the rule itself cites the list on which the item does not stand.
    const other = against === undefined && regimes.length > 1 && regimes[0] !== 'GECC' ? 2 : 1;
    return (cited.get(subject) ?? 0) < other || (against !== undefined && cited.get(against) === 0);
  });
  assert.deepEqual(
    uncited.map(({ code, rules }) => `${code} ${rules.join(' ')}`),
    [],
  );
});

test('what is a difference of data or of enforcement is no finding of its own', () => {
  const traps = ['EAR:computers', 'NSG:2B219'];
  const found = ruleset.findings.filter(({ rules }) => rules.some((id) => traps.includes(id)));
  assert.deepEqual(
    found.map(({ code, rules }) => `${code} ${rules.join(' ')}`),
    [],
  );
});

test('every difference of the table has its line', { skip: tablesAbsent }, () => {
  const rows = table('divergences').map(({ id }) => id ?? '');
  assert.deepEqual(Object.keys(expected).sort(), rows.sort());
});
