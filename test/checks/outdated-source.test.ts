import { test } from 'node:test';
import { noEvidence } from '../../language/checks/evidence.ts';
import { assertChecks, assertFix } from '../support/checked.ts';

const onDay = (day: string) => ({ evidence: { ...noEvidence, asOf: () => day }, only: 'outdated-source' });

const sources = `
memo old { title "Old"  superseded by new }
memo new { title "New"  date 2025-02-01 }
memo lapsed { title "Lapsed"  until 2024-06-30 }
memo later { title "Later"  superseded by undated }
memo undated { title "Undated" }
regime EAR { national of US }
`;

test('a rule or exception that rests only on what ended', () => {
  assertChecks(
    `${sources}
rule EAR:a { items any  prohibits  cite old "x"  cite old "y" }
//   ^^^^^ warning outdated-source: “EAR:a” rests only on “old”, which “new” superseded on 2025-02-01.
rule EAR:b { items any  prohibits  cite old  cite lapsed }
//   ^^^^^ warning outdated-source: “EAR:b” rests only on “old”, which “new” superseded on 2025-02-01 and “lapsed”, which ended on 2024-06-30, which all are out of date.
exception EAR:C { lifts EAR:a  cite later }
//        ^^^^^ warning outdated-source: “EAR:C” rests only on “later”, which “undated” superseded.
`,
    onDay('2025-02-01'),
  );
});

test('not reported: before the day, without a day, beside what holds, without a citation, for what is over itself', () => {
  const rule = 'rule EAR:a { items any  prohibits  cite old }';
  assertChecks(`${sources}\n${rule}\n`, onDay('2025-01-31'));
  assertChecks(`${sources}\n${rule}\n`, { evidence: noEvidence, only: 'outdated-source' });
  assertChecks(
    `${sources}
rule EAR:a { items any  prohibits  cite old  cite new }
rule EAR:b { items any  prohibits }
rule EAR:c { items any  prohibits  cite lapsed  until 2025-02-01 }
rule EAR:d { items any  prohibits  cite missing }
`,
    onDay('2025-02-01'),
  );
});

test('the memo that took its place is offered', () => {
  const text = `${sources}\nrule EAR:a { items any  prohibits  cite old "x" }\n`;
  assertFix('outdated-source', 'Cite “new” instead', text, text.replace('cite old', 'cite new'), onDay('2025-02-01'));
});
