import type { Member, Period, Threshold, Workload, WorkloadCategory, WorkloadRule } from './workload.ts';

/** The workload as the files of a ruleset, by path: the declarations in one, the rules in one or in many. */
export function textOf(workload: Workload): Map<string, string> {
  const files = new Map([['/bench/declarations.regimen', declarations(workload)]]);
  const { rules } = workload;
  const size = workload.parameters.rulesPerFile ?? rules.length;
  for (let start = 0; start < rules.length; start += size) {
    const number = String(start / size).padStart(4, '0');
    const texts = rules.slice(start, start + size).map((rule) => ruleText(workload, rule));
    files.set(`/bench/rules-${number}.regimen`, texts.join('\n'));
  }
  return files;
}

function declarations(workload: Workload): string {
  const { regimes, groups, measures, endUses, categories } = workload;
  // Flat, though categories may nest: bare Langium finds names of the outermost level alone.
  const categoryText = ({ id, parent, within, where }: WorkloadCategory): string => {
    const above = [parent === undefined ? [] : categories[parent]!.id, within ?? []].flat();
    const condition = where ? ` { where ${thresholdText(workload, where)} }` : '';
    return `category ${id} "Items of ${id}"${above.length > 0 ? ` within ${above.join(', ')}` : ''}${condition}\n`;
  };
  return [
    'ruleset "A workload" {\n  version "1"\n  as of 2025-07-09\n}\n',
    ...regimes.map(({ id, kind, of, members, implements: names }) => {
      const lines = [
        kind === 'national' ? `national of ${of}` : kind,
        ...(members.length > 0 ? [`members ${members.map(memberText).join(', ')}`] : []),
        ...(names.length > 0 ? [`implements ${names.join(', ')}`] : []),
      ];
      return `regime ${id} "Regime ${id}" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
    }),
    ...groups.map(({ id, members }) => `group ${id} { ${members.map(memberText).join(', ')} }\n`),
    ...measures.map(({ id, quantity, unit }) => `parameter ${id} measures ${quantity}${unit ? ` in ${unit}` : ''}\n`),
    ...endUses.map(({ id, within }) => `end-use ${id}${within ? ` within ${within}` : ''}\n`),
    ...categories.map(categoryText),
  ].join('\n');
}

function ruleText(workload: Workload, rule: WorkloadRule): string {
  const { categories, endUses } = workload;
  const lines = [
    `items ${categories[rule.category]!.id}`,
    ...(rule.to ? [`to ${rule.to.join(', ')}`] : []),
    ...(rule.use === undefined ? [] : [`for ${endUses[rule.use]!.id}`]),
    ...(rule.where.length > 0
      ? [`where ${rule.where.map((each) => thresholdText(workload, each)).join(' and ')}`]
      : []),
    rule.outcome,
    ...(rule.since === undefined ? [] : [periodText(rule).trim()]),
    ...(rule.implements === undefined ? [] : [`implements ${rule.implements}`]),
  ];
  return `rule ${rule.id} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function thresholdText({ measures }: Workload, { parameter, ge, lt, le }: Threshold): string {
  const { id, unit } = measures[parameter]!;
  const amount = (value: number | undefined) => (unit === undefined ? `${value}` : `${value} ${unit}`);
  if (le !== undefined) return `${id} in ${amount(ge)} .. ${amount(le)}`;
  return ge === undefined ? `${id} < ${amount(lt)}` : `${id} >= ${amount(ge)}`;
}

function memberText(member: Member): string {
  return `${member.country}${periodText(member)}`;
}

function periodText({ since, until }: Period): string {
  return `${since === undefined ? '' : ` since ${since}`}${until === undefined ? '' : ` until ${until}`}`;
}
