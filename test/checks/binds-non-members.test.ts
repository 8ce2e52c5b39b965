import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('states that are no members while the rule is in force', () => {
  assertChecks(`
regime MTCR { multilateral  members US, IN since 2016-06-27, RU until 2000 }
rule MTCR:a { items any  from any  prohibits }
//                            ^^^ warning binds-non-members: “MTCR:a” binds states that MTCR cannot bind: AD, AE, AF, AG, AI and 241 more are no members while it is in force.
rule MTCR:b { items any  from IN, US  prohibits  until 2016 }
//                            ^^^^^^ warning binds-non-members: “MTCR:b” binds states that MTCR cannot bind: IN is no member while it is in force.
rule MTCR:c { items any  from RU, BY  prohibits  since 2022 }
//                            ^^^^^^ warning binds-non-members: “MTCR:c” binds states that MTCR cannot bind: BY, RU are no members while it is in force.
`);
});

test('the members instead', () => {
  const text = (from: string) =>
    `regime MTCR { multilateral members US }\nrule MTCR:a { items any from ${from} prohibits }`;
  assertFix('binds-non-members', 'Change to “members of MTCR”', text('any'), text('members of MTCR'));
});

test('not reported: members, coalitions, states, and “not from”', () => {
  assertChecks(`
regime MTCR { multilateral  members US, IN since 2016-06-27 }
regime GECC { plurilateral  members US }
regime EAR { national of US }
rule MTCR:a { items any  from IN, members of MTCR  prohibits }
rule MTCR:b { items any  not from RU  prohibits }
rule GECC:a { items any  from any  prohibits }
rule EAR:a { items any  from any  prohibits }
`);
});
