import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../language/compile/compile.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { runCase } from '../../language/findings/run-case.ts';
import { inCanonicalOrder } from '../../language/ruleset/serialize.ts';
import { absentMemos, programsOf } from '../support/program.ts';

/**
 * Transfers whose outcome was read from the tables of facts before any was run: the table and its rows, the item, what else is
 * known of it, from where to where and when, and what is expected. `part_744 = no` is said of every export from the United States.
 */
const cases = `
# Country group B (740.4): national security as the only reason, entries that say yes, group B without Sudan and Ukraine.
licence-exceptions GBS; country-groups KE; ccl 3C005       | EAR:3C005 | claimed_exception = GBS | US KE 2026-09-01 | EAR exception EAR:GBS
country-groups VN is in no B                               | EAR:3C005 | claimed_exception = GBS | US VN 2026-09-01 | EAR license case by case
licence-exceptions GBS leaves out UA                       | EAR:3C005 | claimed_exception = GBS | US UA 2026-09-01 | EAR license case by case
licence-exceptions GBS leaves out SD                       | EAR:3C005 | claimed_exception = GBS | US SD 2026-09-01 | EAR license case by case
country-chart ZA has no NS2                                | EAR:3C005 | claimed_exception = none | US ZA 2026-09-01 | EAR no license required
country-groups BR; ccl 6B002                               | EAR:6B002 | claimed_exception = GBS | US BR 2026-09-01 | EAR exception EAR:GBS
country-groups CN is in no B; ccl 9B006                    | EAR:9B006 | claimed_exception = GBS | US CN 2026-09-01 | EAR license case by case
ccl 1A001 says no to GBS                                   | EAR:1A001 | claimed_exception = GBS | US BR 2026-09-01 | EAR license case by case
ccl-controls 3B002 lines 2, 3; 740.2(a)(9)(i); HT in D:5   | EAR:3B002.c | claimed_exception = GBS | US HT 2026-09-01 | EAR license case by case

# Technology and software under restriction (740.6).
licence-exceptions TSR; ccl 3E002; country-groups BR       | EAR:3E002 | claimed_exception = TSR | US BR 2026-09-01 | EAR exception EAR:TSR
country-groups CN is in no B                               | EAR:3E002 | claimed_exception = TSR | US CN 2026-09-01 | EAR license case by case
licence-exceptions TSR leaves out UA                       | EAR:3E002 | claimed_exception = TSR | US UA 2026-09-01 | EAR license case by case
ccl-controls 2D002 NS1 NP1; country-chart KE marks both    | EAR:2D002 | claimed_exception = TSR | US KE 2026-09-01 | EAR license case by case
ccl-controls 2D002; country-chart BR has no NP1            | EAR:2D002 | claimed_exception = TSR | US BR 2026-09-01 | EAR exception EAR:TSR
ccl 5D002 says N/A to TSR                                  | EAR:5D002 | claimed_exception = TSR | US BR 2026-09-01 | EAR license case by case
ccl 3E004; country-chart ZA marks NS1                      | EAR:3E004 | claimed_exception = TSR | US ZA 2026-09-01 | EAR exception EAR:TSR
country-chart LI marks NS1; country-groups LI is in none   | EAR:3E004 | claimed_exception = TSR | US LI 2026-09-01 | EAR license case by case
country-chart AU has no NS1                                | EAR:3E004 | claimed_exception = none | US AU 2026-09-01 | EAR no license required

# Limited value (740.3): the sum that each entry prints.
ccl 1A003 lvs 200                                          | EAR:1A003 | claimed_exception = LVS, value = 200 USD | US BR 2026-09-01 | EAR exception EAR:LVS-200
ccl 1A003 lvs 200                                          | EAR:1A003 | claimed_exception = LVS, value = 200.01 USD | US BR 2026-09-01 | EAR license case by case
ccl 2B005 lvs 1000                                         | EAR:2B005 | claimed_exception = LVS, value = 1000 USD | US KE 2026-09-01 | EAR exception EAR:LVS-1000
ccl 1C005 lvs 1500; PK in B                                | EAR:1C005 | claimed_exception = LVS, value = 1500 USD | US PK 2026-09-01 | EAR exception EAR:LVS-1500
ccl 8B001 lvs 3000; VN not in B                            | EAR:8B001 | claimed_exception = LVS, value = 10 USD | US VN 2026-09-01 | EAR license case by case
ccl 9A002 lvs 5000; AF in B and D:5, not of the 600 series | EAR:9A002 | claimed_exception = LVS, value = 5000 USD | US AF 2026-09-01 | EAR exception EAR:LVS-5000
ccl 0A602 lvs 500; 740.2(a)(13), (15)                      | EAR:0A602 | claimed_exception = LVS, value = 500 USD, mde_contract = 0 USD | US BR 2026-09-01 | EAR exception EAR:LVS-500-600
740.2(a)(12); AF in D:5                                    | EAR:0A602 | claimed_exception = LVS, value = 500 USD, mde_contract = 0 USD | US AF 2026-09-01 | EAR license case by case
ccl-controls 0A606 line 5                                  | EAR:0A606.y | claimed_exception = none | US BR 2026-09-01 | EAR no license required
ccl-controls 0A606 line 5                                  | EAR:0A606.y | claimed_exception = LVS, value = 1 USD, mde_contract = 0 USD | US CN 2026-09-01 | EAR license case by case
ccl 3A611 lvs; 740.2(a)(15)                                | EAR:3A611 | claimed_exception = LVS, value = 1500 USD, within_LVS_line = yes, mde_contract = 14_000_000 USD | US BR 2026-09-01 | EAR license case by case
ccl 3A611 lvs; 740.2(a)(15)                                | EAR:3A611 | claimed_exception = LVS, value = 1500 USD, within_LVS_line = yes, mde_contract = 13_999_999 USD | US BR 2026-09-01 | EAR exception EAR:LVS-1500-in-part-600
ccl 3A611 lvs, above the sum nothing is asked              | EAR:3A611 | claimed_exception = LVS, value = 1500.01 USD | US BR 2026-09-01 | EAR license case by case
ccl 2B350 lvs, not to D:3                                  | EAR:2B350 | claimed_exception = LVS, value = 2000 USD | US TW 2026-09-01 | EAR license case by case
ccl 2B350 lvs                                              | EAR:2B350 | claimed_exception = LVS, value = 2000 USD | US SG 2026-09-01 | EAR exception EAR:LVS-2000-by-place
country-chart MX has no CB2                                | EAR:2B350 | claimed_exception = none | US MX 2026-09-01 | EAR no license required
ccl 1A008 lvs 3000 and 6000                                | EAR:1A008 | claimed_exception = LVS, value = 6000 USD, within_LVS_line = yes | US KE 2026-09-01 | EAR exception EAR:LVS-6000-in-part
ccl 1A008 lvs                                              | EAR:1A008 | claimed_exception = LVS, value = 6000 USD | US KE 2026-09-01 | EAR undetermined on within_LVS_line
ccl 1A008 lvs                                              | EAR:1A008 | claimed_exception = LVS, value = 6000.01 USD | US KE 2026-09-01 | EAR license case by case
ccl-controls 0A501 FC1; country-chart BR marks FC1         | EAR:0A501 | claimed_exception = LVS, value = 500 USD, within_LVS_line = yes | US BR 2026-09-01 | EAR license case by case

# Strategic trade authorization (740.20): A:5 for most reasons, A:6 for national security alone, no missile technology.
ccl-controls 2B201 NP1; country-chart IN; A:5              | EAR:2B201 | claimed_exception = STA | US IN 2026-09-01 | EAR exception EAR:STA
country-groups SG is in A:6                                | EAR:2B201 | claimed_exception = STA | US SG 2026-09-01 | EAR license case by case
country-groups KE is in neither                            | EAR:2B201 | claimed_exception = STA | US KE 2026-09-01 | EAR license case by case
divergences D038: IN in A:5 since 2018-08-03               | EAR:2B201 | claimed_exception = STA | US IN 2018-08-02 | EAR license case by case
divergences D075, D038: A:6 before                         | EAR:1A001 | claimed_exception = STA | US IN 2018-08-02 | EAR exception EAR:STA-A6
divergences D075: no NS2 from the day                      | EAR:1A001 | claimed_exception = none | US IN 2018-08-03 | EAR no license required
ccl-controls 1A001 NS2; SG in A:6                          | EAR:1A001 | claimed_exception = STA | US SG 2026-09-01 | EAR exception EAR:STA-A6
ccl-controls 1A001 NS2; TW in A:6                          | EAR:1A001 | claimed_exception = STA | US TW 2026-09-01 | EAR exception EAR:STA-A6
740.2(a)(5); ccl-controls 7A103 MT1                        | EAR:7A103 | claimed_exception = STA | US DE 2026-09-01 | EAR license case by case
ccl-controls 3E002 NS1; IN in A:5                          | EAR:3E002 | claimed_exception = STA | US IN 2026-09-01 | EAR exception EAR:STA
740.2(a)(26)                                               | EAR:1A001 | claimed_exception = STA, in_supplement_8 = yes | US AE 2026-09-01 | EAR exception EAR:STA-AE
740.2(a)(26)                                               | EAR:1A001 | claimed_exception = STA, in_supplement_8 = no | US AE 2026-09-01 | EAR license case by case
740.2(a)(26)                                               | EAR:1A001 | claimed_exception = STA | US AE 2026-09-01 | EAR undetermined on in_supplement_8
divergences D056: AE in A:5 since 2026-07-23               | EAR:1A001 | claimed_exception = STA, in_supplement_8 = yes | US AE 2026-07-22 | EAR license case by case

# Encryption, cybersecurity, sections that were not read.
licence-exceptions ENC; VN not in E:1, E:2                 | EAR:5A002 | claimed_exception = ENC | US VN 2026-09-01 | EAR undetermined
licence-exceptions ENC; 740.2(a)(6)                        | EAR:5D002 | claimed_exception = ENC | US CU 2026-09-01 | EAR license case by case
740.2(a)(6); 746.8                                         | EAR:5D002 | claimed_exception = ENC | US RU 2026-09-01 | EAR license case by case
licence-exceptions ENC lifts no chemical reason            | EAR:2B350 | claimed_exception = ENC | US KE 2026-09-01 | EAR license case by case
licence-exceptions ACE; KE in no D                         | EAR:4D004 | claimed_exception = ACE | US KE 2026-09-01 | EAR exception EAR:ACE
licence-exceptions ACE; CN in D:1                          | EAR:4D004 | claimed_exception = ACE, favoured_end_user = no | US CN 2026-09-01 | EAR license case by case
licence-exceptions ACE; CN in D:1                          | EAR:4D004 | claimed_exception = ACE | US CN 2026-09-01 | EAR undetermined on favoured_end_user
740.2(a)(8): RPL remains                                   | EAR:2A983 | claimed_exception = RPL | US BR 2026-09-01 | EAR undetermined on unread_section
740.2(a)(8): TMP does not                                  | EAR:2A983 | claimed_exception = TMP | US BR 2026-09-01 | EAR license case by case

# The chart, its footnotes and territories.
country-chart PK marks NP2; ccl-controls 2A290             | EAR:2A290 | claimed_exception = none | US PK 2026-09-01 | EAR license case by case
country-chart KE has no NP2                                | EAR:2A290 | claimed_exception = none | US KE 2026-09-01 | EAR no license required
country-chart BR has no NP1; ccl-controls 1A231            | EAR:1A231 | claimed_exception = none | US BR 2026-09-01 | EAR no license required
country-chart KE marks NP1; ccl-controls 1A231             | EAR:1A231 | claimed_exception = none | US KE 2026-09-01 | EAR license case by case
country-chart IN has no CB2                                | EAR:2B352 | claimed_exception = none | US IN 2026-09-01 | EAR no license required
country-chart IN has no RS2                                | EAR:2A983 | claimed_exception = none | US IN 2026-09-01 | EAR no license required
country-chart UA has no NP1                                | EAR:3A225 | claimed_exception = none | US UA 2026-09-01 | EAR no license required
country-chart DK has no CB2; 738.3(b)                      | EAR:2B352 | claimed_exception = none | US GL 2026-09-01 | EAR no license required
country-chart GB has no NP1; 738.3(b)                      | EAR:2B201 | claimed_exception = none | US BM 2026-09-01 | EAR no license required
country-chart CN; Hong Kong as China since 2020-12-23      | EAR:2B201 | claimed_exception = none | US HK 2020-12-23 | EAR license case by case
Hong Kong before: no row                                   | EAR:2B201 | claimed_exception = none | US HK 2020-12-22 | EAR undetermined on unlisted_place
country-chart-footnotes 5                                  | EAR:1A001 | claimed_exception = none | US LI 2026-09-01 | EAR no license required
country-chart-footnotes 7                                  | EAR:6A003 | claimed_exception = none, footnote_7_item = yes | US IN 2026-09-01 | EAR license case by case
country-chart-footnotes 10                                 | EAR:0A501 | claimed_exception = none | US AU 2026-09-01 | EAR license case by case
country-chart-footnotes 10 leaves out .y                   | EAR:0A501.y | claimed_exception = none | US AU 2026-09-01 | EAR no license required
country-chart-footnotes 2 and 4, special provisions unread | EAR:6A003.b.4.b | claimed_exception = none | US ZA 2026-09-01 | EAR undetermined
country-chart-footnotes 3, special provisions unread       | EAR:0A919 | claimed_exception = none | US DE 2026-09-01 | EAR license case by case

# Embargoes.
ccl-controls 3A991 AT1; the day before 746.8               | EAR:3A991 | claimed_exception = none | US RU 2022-02-23 | EAR no license required
746.8(a)(1)                                                | EAR:3A991 | claimed_exception = none | US RU 2022-02-24 | EAR license case by case
country-chart RU marks NP1 in any year                     | EAR:3A225 | claimed_exception = none | US RU 2022-02-23 | EAR license case by case
746.2(a)                                                   | EAR:EAR99 | claimed_exception = none | US CU 2026-09-01 | EAR license case by case
divergences D064                                           | EAR:EAR99.food | claimed_exception = none | US KP 2026-09-01 | EAR no license required
divergences D064                                           | EAR:EAR99 | claimed_exception = none | US KP 2026-09-01 | EAR license case by case
divergences D065: SPP since 2025-09-02                     | EAR:EAR99 | claimed_exception = SPP | US SY 2025-09-02 | EAR exception EAR:SPP
divergences D065: the day before                           | EAR:EAR99 | claimed_exception = SPP | US SY 2025-09-01 | EAR license case by case
licence-exceptions SPP: EAR99 alone                        | EAR:3A991 | claimed_exception = SPP | US SY 2025-09-02 | EAR license case by case
country-chart-footnotes 9                                  | EAR:EAR99 | claimed_exception = none | US UA-43 2026-09-01 | EAR license case by case
licence-exceptions MED                                     | EAR:EAR99.medical-device | claimed_exception = MED | US UA-DNR 2026-09-01 | EAR exception EAR:MED
740.2(a)(10)                                               | EAR:0A983 | claimed_exception = GOV, unread_section = yes | US CA 2026-09-01 | EAR license policy of denial

# Advanced computing and what was agreed outside of the regimes.
divergences D002: groups D since 2023-11-17; VN in D:1     | EAR:3A090.a | claimed_exception = none | US VN 2023-11-17 | EAR license case by case
divergences D001: worldwide since 2025-01-13               | EAR:3A090.a | claimed_exception = none | US DE 2025-01-13 | EAR license case by case
divergences D001: the day before                           | EAR:3A090.a | claimed_exception = none | US DE 2025-01-12 | EAR no license required
country-lists AIA-Supp5a: DE                               | EAR:3A090.a | claimed_exception = AIA | US DE 2025-01-13 | EAR exception EAR:AIA
country-lists AIA-Supp5a: not IN                           | EAR:3A090.a | claimed_exception = AIA | US IN 2025-01-13 | EAR license case by case
licence-exceptions LPP                                     | EAR:3A090.a | claimed_exception = LPP, consignee_tpp = 26_900_000 | US IN 2025-03-01 | EAR exception EAR:LPP
licence-exceptions LPP                                     | EAR:3A090.a | claimed_exception = LPP, consignee_tpp = 26_900_001 | US IN 2025-03-01 | EAR license case by case
licence-exceptions NAC                                     | EAR:3A090.b | claimed_exception = NAC | US CN 2026-09-01 | EAR undetermined on no_data_centre_item
divergences D015: since 2024-09-06                         | EAR:2B910 | claimed_exception = none | US GB 2024-09-06 | EAR license case by case
divergences D015: the day before                           | EAR:2B910 | claimed_exception = none | US GB 2024-09-05 | EAR no license required
licence-exceptions IEC: its table was not found            | EAR:2B910 | claimed_exception = IEC | US GB 2026-09-01 | EAR undetermined on unread_section

# Who is bound, from which day.
members MTCR IN 2016-06-27                                 | MTCR:1.B.1 | | IN AE 2016-06-27 | MTCR prohibit
members AG IN 2018-01-19                                   | EU:2B350 | | IN AE 2018-01-19 | AG license case by case
members Wassenaar IN 2017-12-08                            | EU:1A001 | | IN AE 2017-12-08 | WA license case by case
mtcr-annex 1.A.1                                           | MTCR:1.A.1 | payload = 500 kg, range = 300 km | FR AE 2026-09-01 | MTCR license presumption of denial
mtcr-annex 2.A.1.c                                         | MTCR:2.A.1.c | total_impulse = 1.1 MNs | FR AE 2026-09-01 | MTCR undetermined
mtcr-annex 4.C.2.a, more than 70 percent                   | MTCR:4.C.2.a | concentration = 70.01 % | FR AE 2026-09-01 | MTCR license case by case

# India's list and its general authorisations.
scomet 5A101                                               | SCOMET:5A101 | claimed_authorisation = none | IN AE 2026-09-01 | SCOMET license case by case
scomet-authorisations GAEC since 2022-01-13; DE in AG      | SCOMET:3D001 | claimed_authorisation = GAEC | IN DE 2022-01-13 civil | SCOMET exception SCOMET:GAEC
scomet-authorisations GAEC: the day before                 | SCOMET:3D001 | claimed_authorisation = GAEC | IN DE 2022-01-12 civil | SCOMET license case by case
members AG: AE is none                                     | SCOMET:3D001 | claimed_authorisation = GAEC | IN AE 2022-06-01 civil | SCOMET license case by case
scomet-authorisations GAEC: civil end use                  | SCOMET:1C | claimed_authorisation = GAEC | IN DE 2024-01-01 military | SCOMET license case by case
scomet-authorisations GAED                                 | SCOMET:5B.a.ii | claimed_authorisation = GAED, range = 25 km, payload = 25 kg | IN US 2023-06-23 civil | SCOMET exception SCOMET:GAED
scomet-authorisations GAED                                 | SCOMET:5B.a.ii | claimed_authorisation = GAED, range = 25.001 km, payload = 25 kg | IN US 2023-06-23 civil | SCOMET license case by case
scomet-authorisations GAED: not 5B(b)                      | SCOMET:5B.b | claimed_authorisation = GAED, range = 1 km, payload = 1 kg | IN US 2023-06-23 civil | SCOMET license case by case
scomet-authorisations GAET since 2024-03-27                | SCOMET:8A501 | claimed_authorisation = GAET, telecom_part_1 = yes | IN AE 2024-03-27 | SCOMET exception SCOMET:GAET
scomet-authorisations GAET                                 | SCOMET:8A501 | claimed_authorisation = GAET | IN AE 2024-03-27 | SCOMET undetermined on telecom_part_1
divergences D073: Appendix 10M                             | SCOMET:8C101 | claimed_authorisation = GAICT, in_appendix_10M = no | IN AE 2024-03-27 | SCOMET license case by case
scomet-authorisations VD-SOP: not category 0               | SCOMET:0A001 | claimed_authorisation = voluntary_disclosure | IN AE 2025-02-01 | SCOMET license case by case
scomet-authorisations LIST-2017: category 6 since then     | SCOMET:6A001 | claimed_authorisation = none | IN AE 2017-05-01 | SCOMET license case by case

# An item that only another list codes: no relation says on which entry it is.
README, numbers never equate                               | SCOMET:8A2 | | US PK 2026-09-01 | EAR undetermined on entry_requires_license
README, numbers never equate                               | EU:2B001 | | IN RU 2026-09-01 | SCOMET undetermined on SCOMET_requires_license
README, numbers never equate                               | SCOMET:6 | | IN RU 2026-09-01 | EAR undetermined on reexport_license
`;

interface Row {
  source: string;
  item: string;
  known: string;
  route: string;
  expected: string;
}

const rows: Row[] = cases
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [source = '', item = '', known = '', route = '', expected = ''] = line.split('|').map((cell) => cell.trim());
    return { source, item, known, route, expected };
  });

function inTheLanguage({ source, item, known, route, expected }: Row, index: number): string {
  const [from = '', to = '', day = '', use] = route.split(' ');
  const facts = [from === 'US' ? 'part_744 = no' : '', known].filter((part) => part !== '').join(', ');
  return `case "${index + 1}: ${source}" {
  item ${item}${facts === '' ? '' : ` with ${facts}`}
  from ${from} to ${to} on ${day}${use === undefined ? '' : ` for ${use}`}
  expect ${expected}
}`;
}

test('transfers are decided as the tables of facts say', async () => {
  const text = ['ruleset "Cases" { uses ear, scomet, mtcr, wassenaar, nsg, ag }', ...rows.map(inTheLanguage)].join(
    '\n\n',
  );
  const [program] = await programsOf({ '/cases/x.regimen': text });
  assert.ok(program);
  const { ruleset } = compile(program, absentMemos, { generator: 'test', sources: [] });
  assert.equal(ruleset.cases.length, rows.length);
  const engine = indexRuleset(inCanonicalOrder(ruleset));
  assert.deepEqual(
    engine.ruleset.cases.flatMap((each) =>
      runCase(engine, each, [], new Set()).failures.map((failure) => `${each.id}: ${failure}`),
    ),
    [],
  );
});
