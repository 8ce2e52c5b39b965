import type { AstNode } from 'langium';
import { acceptanceHeading } from '../compile/acceptance.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { listed, quoted } from '../diagnostics/quoted.ts';
import {
  type Acceptance,
  type Case,
  type Exception,
  isAcceptance,
  isBecause,
  isCaseItem,
  isExpect,
  isItems,
  isLifts,
  isMemoTitle,
  isOutcome,
  isParticipants,
  isReasons,
  isRegimeKind,
  isUntil,
  type Memo,
  type Outcome,
  type Parameter,
  type Regime,
  type Rule,
} from '../grammar/generated/ast.ts';
import { keywordOf, listOf } from '../syntax/declarations.ts';
import { isBroken } from './broken-text.ts';
import type { Check, CheckContext, Particulars } from './check.ts';
import { after, before, fileOf, rangeOf, replacement } from './place.ts';

interface Facts {
  declaration: string;
  name: string;
  /** What follows “does not say”. */
  missing: string;
  /** What comes of it. */
  so?: string;
}

export const missingProperty = defineDiagnostic<Facts>({
  code: 'missing-property',
  severity: 'error',
  summary: 'A declaration that does not say what it has to.',
  message: ({ declaration, name, missing, so }) =>
    `The ${declaration} ${quoted(name)} does not say ${missing}${so ? `, so ${so}` : ''}.`,
  help: 'Say it. Until then, what depends on it is undetermined.',
});

export const missingPropertyCheck: Check = {
  definition: missingProperty,
  nodes: {
    Acceptance: checkAcceptance,
    Case: checkCase,
    Exception: checkException,
    Memo: checkMemo,
    Outcome: checkOutcome,
    Parameter: checkParameter,
    Regime: checkRegime,
    Rule: checkRule,
  },
};

function checkRule(rule: Rule, context: CheckContext): void {
  if (!rule.name || isBroken(rule)) return;
  checkPrefix(rule, context);
  if (!rule.properties.some(isOutcome)) {
    report(context, rule, 'name', rule.name, {
      missing: 'its outcome: permits, notifies, requires license or prohibits',
    });
  }
  const [first] = rule.properties;
  if (!first || rule.properties.some((property) => isItems(property) || isReasons(property))) return;
  const fixes = [
    replacement('Say so: “items any”', { file: fileOf(rule), range: before(rangeOf(first)) }, 'items any  '),
  ];
  const facts = { missing: 'which items it controls', so: 'it reaches every item' };
  report(context, rule, 'name', rule.name, facts, { severity: 'warning', fixes });
}

const policies = ['case by case', 'presumption of approval', 'presumption of denial', 'policy of denial'];

function checkOutcome(outcome: Outcome, context: CheckContext): void {
  const rule = outcome.$container;
  const isLicense = outcome.kind === 'license' || outcome.kind === 'licence';
  if (!isLicense || outcome.policy || !rule.name || isBroken(outcome)) return;
  const place = { file: fileOf(outcome), range: after(rangeOf(outcome, 'kind')) };
  const fixes = policies.map((policy): Fix => replacement(`Add ${quoted(policy)}`, place, ` ${policy}`));
  const missing = `its licence policy: ${listed(policies, 'or')}`;
  const facts = { declaration: keywordOf(rule), name: rule.name, missing };
  context.report(missingProperty, rangeOf(outcome, 'kind'), facts, { fixes });
}

function checkException(exception: Exception, context: CheckContext): void {
  if (!exception.name || isBroken(exception)) return;
  checkPrefix(exception, context);
  if (exception.properties.some(isLifts)) return;
  report(context, exception, 'name', exception.name, { missing: 'which reasons for control or rules it lifts' });
}

function checkPrefix(provision: Rule | Exception, context: CheckContext): void {
  const { name } = provision;
  if (listOf(name) !== '') return;
  const place = { file: fileOf(provision), range: before(rangeOf(provision, 'name')) };
  const regimes = context.program.visible('Regime').slice(0, 5);
  const fixes = regimes.map((regime) =>
    replacement(`Change to ${quoted(`${regime.name}:${name}`)}`, place, `${regime.name}:`),
  );
  const missing = `which regime it belongs to, as EAR:${name} would`;
  report(context, provision, 'name', name, { missing }, { fixes });
}

function checkRegime(regime: Regime, context: CheckContext): void {
  if (!regime.name || isBroken(regime)) return;
  const kind = regime.properties.find(isRegimeKind);
  if (!kind) {
    const missing = 'its kind: multilateral, plurilateral, bilateral or national of a country';
    report(context, regime, 'name', regime.name, { missing });
  } else if (kind.kind !== 'national' && !regime.properties.some(isParticipants)) {
    const facts = { missing: 'who takes part in it', so: 'its rules bind nobody unless they say “from”' };
    report(context, regime, 'name', regime.name, facts, { severity: 'warning' });
  }
}

function checkMemo(memo: Memo, context: CheckContext): void {
  if (!memo.name || isBroken(memo) || memo.properties.some(isMemoTitle)) return;
  report(context, memo, 'name', memo.name, { missing: 'its title' }, { severity: 'warning' });
}

function checkParameter(parameter: Parameter, context: CheckContext): void {
  const { name, quantity, oneOf, yesNo, undetermined } = parameter;
  if (!name || quantity || oneOf || yesNo || undetermined || isBroken(parameter)) return;
  const range = after(rangeOf(parameter, parameter.title === undefined ? 'name' : 'title'));
  const fixes = ['measures number', 'is yes-or-no', 'is undetermined'].map((type) =>
    replacement(`Add ${quoted(type)}`, { file: fileOf(parameter), range }, ` ${type}`),
  );
  report(context, parameter, 'name', name, { missing: 'what it measures or what it is one of' }, { fixes });
}

function checkCase(example: Case, context: CheckContext): void {
  const { title, properties } = example;
  if (title === undefined || isBroken(example)) return;
  if (!properties.some(isCaseItem)) report(context, example, 'title', title, { missing: 'which item is transferred' });
  if (properties.some(isExpect)) return;
  const facts = { missing: 'what it expects', so: 'it tests nothing' };
  report(context, example, 'title', title, facts, { severity: 'warning' });
}

function checkAcceptance(acceptance: Acceptance, context: CheckContext): void {
  if (!acceptance.subject || isBroken(acceptance)) return;
  const missing = [
    ...(acceptance.properties.some((property) => isBecause(property) && property.text?.trim())
      ? []
      : ['why (“because”)']),
    ...(acceptance.properties.some(isUntil) ? [] : ['until when (“until”)']),
  ];
  if (missing.length === 0) return;
  const facts = { missing: listed(missing, 'and') };
  report(context, acceptance, 'finding', acceptanceHeading(acceptance), facts, { severity: 'warning' });
}

function report(
  context: CheckContext,
  declaration: AstNode,
  property: string,
  name: string,
  facts: Pick<Facts, 'missing' | 'so'>,
  more: Particulars = {},
): void {
  context.report(
    missingProperty,
    rangeOf(declaration, property),
    { declaration: nounOf(declaration), name, ...facts },
    more,
  );
}

function nounOf(declaration: AstNode): string {
  return isAcceptance(declaration) ? 'acceptance' : keywordOf(declaration);
}
