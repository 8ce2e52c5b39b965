import fc from 'fast-check';

/** A small ruleset in three files whose declarations come, go and change: what a sequence of edits is made of. */
const slots: readonly { file: string; texts: readonly string[] }[] = [
  { file: 'a.regimen', texts: ['group G { IN, RU }\n', 'group G { IN since 2024-01-01 }\n', 'group H { BY }\n', ''] },
  { file: 'a.regimen', texts: ['regime EAR { national of US }\n', 'regime EAR { national of IN }\n', '\n// gone\n'] },
  {
    file: 'a.regimen',
    texts: ['regime M { multilateral members US, IN }\n', 'regime M { multilateral members G }\n', ''],
  },
  {
    file: 'a.regimen',
    texts: ['category M:1 { where p >= 5 kg }\n', 'category M:1\n', 'category M:1 { category M:1.a }\n'],
  },
  { file: 'a.regimen', texts: ['category EAR:1 within M:1\n', 'category EAR:1 equals M:1 { reasons NS1 }\n', ''] },
  { file: 'a.regimen', texts: ['parameter p measures mass in kg\n', 'parameter p measures mass in g\n', ''] },
  { file: 'a.regimen', texts: ['reason NS1\n', '/** Says why. */\nreason NS1 "National security"\n', ''] },
  { file: 'a.regimen', texts: ['group Loop { Ring }\ngroup Ring { Loop, RU }\n', 'group Ring { RU }\n', ''] },
  {
    file: 'b.regimen',
    texts: ['rule EAR:a { items EAR:1 to G requires license }\n', 'rule EAR:a { items M:1 to IN permits }\n', ''],
  },
  {
    file: 'b.regimen',
    texts: ['rule EAR:b { reasons NS1 not to G prohibits overrides EAR:a }\n', '\n\nrule EAR:b { permits }\n', ''],
  },
  {
    file: 'b.regimen',
    texts: ['rule M:c { items M:1 to Ring prohibits implements EAR }\n', 'rule M:c { not items M:1.a prohibits }\n'],
  },
  { file: 'b.regimen', texts: ['exception EAR:x { lifts NS1, EAR:a to G }\n', 'exception EAR:x { lifts M:c }\n', ''] },
  {
    file: 'c.regimen',
    texts: [
      'rule EAR:d { where p < 7 kg and undetermined "known" prohibits }\n',
      'rule EAR:d { where p > 2 prohibits }\n',
      'rule EAR:a { prohibits }\n',
    ],
  },
  {
    file: 'c.regimen',
    texts: [
      'rule M:e { where undetermined "Known" for military permits }\n',
      'rule M:e { not for military permits }\n',
      'rule M:e { items',
    ],
  },
  {
    file: 'c.regimen',
    texts: [
      'case "one" { item M:1 from US to IN on 2025-01-01 expect EAR prohibit }\n',
      'accept contradiction EAR:a against EAR:b\n',
      '',
    ],
  },
  { file: 'c.regimen', texts: ['end-use secret within military\n', 'party P in IN\nlisting EAR:L { P }\n', ''] },
];

/** Edits in turn: the slot, and which of its texts is put there. */
export const edits = fc.array(
  fc.tuple(fc.nat(slots.length - 1), fc.nat(3)).map(([slot, text]) => ({ slot, text })),
  { minLength: 1, maxLength: 12 },
);

/** The text of each file after the slots' texts were chosen. */
export function filesOf(chosen: readonly number[]): Map<string, string> {
  const files = new Map([['main.regimen', 'ruleset "Edits" { as of 2025-07-09 }\n']]);
  for (const [index, { file, texts }] of slots.entries()) {
    files.set(file, `${files.get(file) ?? ''}${texts[chosen[index]! % texts.length]}`);
  }
  return files;
}

export const noEdits: readonly number[] = slots.map(() => 0);
