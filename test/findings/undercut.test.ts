import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('undercut');

const world = `
regime MTCR { multilateral  members US, IN since 2016-06-27 }
regime EAR { national of US }
regime SCOMET { national of IN }
parameter payload "Payload" measures mass in kg
parameter knowledge is undetermined
reason MT1
category MTCR:I { reasons MT1  where payload >= 500 kg }
rule MTCR:category-I { items MTCR:I  requires license presumption of denial }
`;

test('a milder rule of a state undercuts at the threshold, on the first day, between well-known places', () => {
  assertFindings(`${world}
rule EAR:space { items MTCR:I  to IN, BR  not for missile  requires license presumption of approval  since 2025-01-07 }
//   ^^^^^^^^^ error undercut: By EAR:space, US decides “license: presumption of approval” where MTCR:category-I, which binds it, decides “license: presumption of denial”: MTCR:I with payload 500 kg from US to IN on 2025-01-07 for civil.
`);
});

test('membership and rule both have to be there: the first day on which they are is told', () => {
  assertFindings(`${world}
rule SCOMET:open { items MTCR:I  permits  since 2010 }
//   ^^^^^^^^^^^ error undercut: By SCOMET:open, IN decides “permit” where MTCR:category-I, which binds it, decides “license: presumption of denial”: MTCR:I with payload 500 kg from IN to US on 2016-06-27 for civil.
`);
  assertFindings(`${world}
rule SCOMET:open { items MTCR:I  permits  since 2010 until 2016-06-27 }
`);
});

test('an exception that leaves nothing undercuts', () => {
  assertFindings(`${world}
rule EAR:MT { reasons MT1  requires license presumption of denial }
exception EAR:TMP { lifts MT1  to GB  where payload < 600 kg }
//        ^^^^^^^ error undercut: By EAR:TMP, US decides “exception EAR:TMP” where MTCR:category-I, which binds it, decides “license: presumption of denial”: MTCR:I with payload 500 kg from US to GB on 2000-01-01 for civil.
`);
});

test('not reported: a stricter rule of any national regime of the state decides', () => {
  assertFindings(`${world}
regime ITAR { national of US }
rule EAR:space { items MTCR:I  to IN  requires license presumption of approval }
rule ITAR:all { items MTCR:I  requires license presumption of denial }
`);
});

test('not reported: several rules together always hide it', () => {
  assertFindings(`${world}
rule EAR:space { items MTCR:I  to IN  permits  overrides EAR:ask }
rule EAR:ask { items MTCR:I  to IN  notifies }
rule EAR:light { items MTCR:I  where payload < 700 kg  overrides EAR:space  requires license presumption of denial }
rule EAR:heavy { items MTCR:I  where payload >= 700 kg  overrides EAR:space  requires license presumption of denial }
`);
  assertFindings(`${world}
rule EAR:space { items MTCR:I  to IN  permits  overrides EAR:light, EAR:heavy }
//   ^^^^^^^^^ error undercut: By EAR:space, US decides “permit” where MTCR:category-I, which binds it, decides “license: presumption of denial”: MTCR:I with payload 500 kg from US to IN on 2000-01-01 for civil.
rule EAR:light { items MTCR:I  where payload < 700 kg  requires license presumption of denial }
rule EAR:heavy { items MTCR:I  where payload >= 700 kg  requires license presumption of denial }
`);
});

test('not reported: the regime itself overrides or lifts what it requires', () => {
  assertFindings(`${world}
rule MTCR:partners { items MTCR:I  to IN  permits  overrides MTCR:category-I }
rule EAR:space { items MTCR:I  to IN  permits }
`);
  assertFindings(`${world}
rule EAR:space { items MTCR:I  to IN  notifies }
exception MTCR:science { lifts MTCR:category-I  to IN }
`);
});

test('not reported: the state is no member, the rule is proposed, or nothing national applies', () => {
  assertFindings(`${world}
regime BR { national of BR }
rule BR:open { items MTCR:I  permits }
rule EAR:space { items MTCR:I  permits  proposed since 2025 }
`);
});

test('what hangs on an undetermined predicate is a warning that names it', () => {
  assertFindings(`${world}
rule EAR:all { items MTCR:I  requires license presumption of denial }
rule EAR:space { items MTCR:I  where knowledge  permits  overrides EAR:all }
//   ^^^^^^^^^ warning undercut: By EAR:space, US decides “permit” where MTCR:category-I, which binds it, decides “license: presumption of denial”: MTCR:I with knowledge yes and payload 500 kg from US to IN on 2000-01-01 for civil. This hangs on knowledge.
`);
});
