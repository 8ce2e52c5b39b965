import type { AstNode } from 'langium';
import {
  type Exception,
  type From,
  isEndUsers,
  isFor,
  isFrom,
  isPlaceReference,
  isRegime,
  isTo,
  isUntil,
  isWhere,
  type Places,
  type Regime,
  type Rule,
  type To,
} from '../grammar/generated/ast.ts';
import { shorter } from '../region/region.ts';
import type * as compiled from '../ruleset/types.ts';
import { listOf } from '../syntax/declarations.ts';
import { conditionOf as jsonLogicOf, readsOf } from '../targets/json-logic.ts';
import { endUsersRegion, usesRegion } from './actors.ts';
import { type CategoryGraph, itemsRegion, otherItemsRegion, shared } from './categories.ts';
import { bothHold, type Compilation, type Reading, wholeSpace } from './compilation.ts';
import { conditionRegion } from './condition.ts';
import { constantSet, type DatedSet, daysWithout, difference, during } from './dated-set.ts';
import { setsNamedInScope } from './named-sets.ts';
import { participantsOf, placesOf, placesRegion } from './places.ts';
import { allOf, dayOf, daysOf, firstOf, hasOne, periodOf } from './property.ts';
import { otherReasonsRegion, reasonsRegion } from './reasons.ts';
import { regimeKind } from './regime.ts';

type Provision = Rule | Exception;

/** The regime that a rule or exception belongs to, by the prefix of its name. */
export function regimeOf(compilation: Compilation, provision: Provision): Regime | undefined {
  const regime = compilation.program.lookup('Regime', listOf(provision.name));
  return isRegime(regime) ? regime : undefined;
}

/** Where a provision applies and what keeps that from being known whole. */
export function scopeOf(compilation: Compilation, graph: CategoryGraph, provision: Provision): Reading {
  const properties: readonly AstNode[] = provision.properties;
  const regime = regimeOf(compilation, provision);
  const readings: Reading[] = [];
  if (!regime)
    readings.push({ region: [{}], undetermined: [`no regime is called ${listOf(provision.name) || provision.name}`] });
  const bound = properties.some((property) => isFrom(property) && !property.negated);
  readings.push(...scopeReadings(compilation, graph, properties));
  if (!bound && provision.$type === 'Rule' && regime) readings.push(boundExporters(compilation, regime));
  readings.push(daysInForce(properties, regime));
  const whole = bothHold(compilation, readings);
  return { region: shorter(whole.region, compilation.lists), undetermined: [...new Set(whole.undetermined)] };
}

/** The regions that the items, reasons, places, uses, end users and conditions among properties say, each with what cannot be read. */
export function scopeReadings(
  compilation: Compilation,
  graph: CategoryGraph,
  properties: readonly AstNode[],
): Reading[] {
  const readings: Reading[] = [];
  for (const items of allOf(properties, 'Items')) {
    const names = items.categories.map((category) => category.$refText);
    if (items.any) readings.push(items.negated ? { region: [], undetermined: [] } : wholeSpace);
    else readings.push((items.negated ? otherItemsRegion : itemsRegion)(compilation, graph, names));
  }
  for (const reasons of allOf(properties, 'Reasons')) {
    const names = reasons.reasons.map((reason) => reason.$refText);
    readings.push((reasons.negated ? otherReasonsRegion : reasonsRegion)(compilation, graph, names));
  }
  for (const scope of properties) {
    if (isFrom(scope) || isTo(scope)) readings.push(directionRegion(compilation, scope));
    else if (isFor(scope)) readings.push(usesRegion(compilation, scope));
    else if (isEndUsers(scope)) readings.push(endUsersRegion(compilation, scope));
    else if (isWhere(scope)) readings.push(conditionRegion(compilation, scope.condition));
  }
  return readings;
}

/** The exporters that a regime binds when a rule does not say: its members on the day, or its state. */
function boundExporters(compilation: Compilation, regime: Regime): Reading {
  return shared(compilation, `bound by ${regime.name}`, () => exportersOf(compilation, regime));
}

function exportersOf(compilation: Compilation, regime: Regime): Reading {
  const undetermined: string[] = [];
  const kind = regimeKind(regime);
  let exporters: DatedSet = new Map();
  if (!kind) undetermined.push(`the regime ${regime.name} does not say what kind it is`);
  else if (kind.kind !== 'national') exporters = participantsOf(compilation, regime, 'members', undetermined);
  else if (kind.country) exporters = constantSet([kind.country.$refText]);
  return { region: undetermined.length > 0 ? [{}] : placesRegion(compilation, 'from', exporters), undetermined };
}

function directionRegion(compilation: Compilation, scope: From | To): Reading {
  const names = namesOf(scope.places);
  if (names === undefined) return readDirection(compilation, scope);
  const key = `${scope.negated ? 'not ' : ''}${isFrom(scope) ? 'from' : 'to'} ${names}`;
  return shared(compilation, key, () => readDirection(compilation, scope));
}

/** The text of a plain list of places; undefined for what is more than that. */
function namesOf(places: Places | undefined): string | undefined {
  let names = '';
  for (const set of places?.sets ?? [undefined]) {
    if (!isPlaceReference(set) || !set.place) return undefined;
    names += ` ${set.place.$refText}`;
  }
  return names;
}

function readDirection(compilation: Compilation, scope: From | To): Reading {
  const undetermined: string[] = [];
  const places = placesOf(compilation, scope.places, undetermined);
  if (undetermined.length > 0) return { region: [{}], undetermined };
  const set = scope.negated ? difference(compilation.everywhere, places) : places;
  return { region: placesRegion(compilation, isFrom(scope) ? 'from' : 'to', set), undetermined };
}

function daysInForce(properties: readonly AstNode[], regime: Regime | undefined): Reading {
  const suspensions = allOf(properties, 'Suspended').map((suspended) => daysOf(suspended.period));
  const stretches = daysWithout([periodOf(properties)], suspensions);
  const regimeDays = during(new Map([['', stretches]]), periodOf(regime?.properties ?? [])).get('') ?? [];
  return { region: regimeDays.map((days) => ((days.since ?? days.until) ? { on: days } : {})), undetermined: [] };
}

/** The members that rules and exceptions share. */
export type ProvisionParts = Pick<
  compiled.Rule,
  'regime' | 'inForce' | 'region' | 'condition' | 'reads' | 'named' | 'undetermined'
>;

export function provisionParts(compilation: Compilation, graph: CategoryGraph, provision: Provision): ProvisionParts {
  const scope = scopeOf(compilation, graph, provision);
  const condition = jsonLogicOf(scope.region);
  return {
    regime: listOf(provision.name),
    inForce: inForceOf(provision.properties),
    region: scope.region,
    condition,
    reads: readsOf(condition),
    ...setsNamedInScope(compilation.program, provision.properties),
    undetermined: scope.undetermined,
  };
}

function inForceOf(properties: readonly AstNode[]): compiled.InForce {
  const suspended = allOf(properties, 'Suspended').map((each) => daysOf(each.period));
  const announced = dayOf(firstOf(properties, 'Announced')?.date);
  const enforced = firstOf(properties, 'Enforced');
  return {
    ...periodOf(properties),
    status: statusOf(properties),
    suspended,
    ...(announced === undefined ? {} : { announced }),
    ...(enforced ? { enforced: daysOf(enforced.period) } : {}),
  };
}

function statusOf(properties: readonly AstNode[]): compiled.RuleStatus {
  if (hasOne(properties, 'Proposed')) return 'proposed';
  if (properties.some((property) => isUntil(property) && property.rescinded)) return 'rescinded';
  return hasOne(properties, 'Suspended') ? 'suspended' : 'in force';
}
