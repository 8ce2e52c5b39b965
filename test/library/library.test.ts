import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject } from 'langium';
import {
  type Declaration,
  type Document,
  isDestination,
  isDocument,
  isEndUse,
  isParameter,
  isQuantity,
  isUnit,
  type Unit,
} from '../../language/grammar/generated/ast.ts';
import { RegimenGeneratedModule, RegimenGeneratedSharedModule } from '../../language/grammar/generated/module.ts';
import { add, type Exact, exact, formatExact, multiply, parseExact } from '../../language/quantity/exact.ts';

const folder = path.join(import.meta.dirname, '../../language/library');
const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), RegimenGeneratedSharedModule);
const language = inject(createDefaultCoreModule({ shared }), RegimenGeneratedModule);

const files = readdirSync(folder).filter((name) => name.endsWith('.regimen'));
const declarations = files.flatMap((name) => parse(readFileSync(path.join(folder, name), 'utf8'), name).declarations);
const units = declarations.filter(isUnit);
const unitNamed = new Map(units.map((unit) => [unit.name, unit]));

function parse(text: string, name: string): Document {
  const result = language.parser.LangiumParser.parse(text);
  const errors = [...result.lexerErrors, ...result.parserErrors].map((error) => error.message);
  assert.deepEqual(errors, [], name);
  assert.ok(isDocument(result.value));
  return result.value;
}

function namesOf(some: readonly Declaration[]): string[] {
  return some.map((declaration) => ('name' in declaration ? declaration.name : ''));
}

/** How many of its base unit one `unit` is, with what it adds, each step taken as the grammar defines it. */
function inBaseUnit(value: Exact, unit: Unit): { value: Exact; base: string } {
  if (!unit.base) return { value, base: unit.name };
  const scale = parseExact(unit.divisor ? `${unit.factor}/${unit.divisor}` : unit.factor!)!;
  const stepped = add(multiply(value, scale), unit.offset ? parseExact(unit.offset)! : exact(0));
  return inBaseUnit(stepped, unitNamed.get(unit.base.$refText)!);
}

function converted(text: string): string {
  const [, number, unit] = /^(\S+) (\S+)$/.exec(text)!;
  const { value, base } = inBaseUnit(parseExact(number!)!, unitNamed.get(unit!)!);
  return `${formatExact(value)} ${base}`;
}

test('no name is declared twice for one kind of declaration', () => {
  for (const kind of [isDestination, isUnit, isQuantity, isEndUse, isParameter]) {
    const names = namesOf(declarations.filter(kind));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  }
});

test('all 249 countries of ISO 3166-1 are there by their alpha-2 codes, in order', () => {
  const codes = namesOf(declarations.filter(isDestination));
  assert.equal(codes.length, 249);
  assert.deepEqual(
    codes.filter((code) => !/^[A-Z]{2}$/.test(code)),
    [],
  );
  assert.deepEqual(codes, codes.toSorted());
});

test('a dependent territory is part of a state that is part of none', () => {
  const destinations = declarations.filter(isDestination);
  const states = new Set(namesOf(destinations.filter((destination) => !destination.parent)));
  const parents = destinations.flatMap((destination) => destination.parent?.$refText ?? []);
  assert.equal(parents.length, 49);
  assert.deepEqual(
    parents.filter((parent) => !states.has(parent)),
    [],
  );
});

test('every unit leads to a base unit of its own quantity', () => {
  const quantities = new Set(namesOf(declarations.filter(isQuantity)));
  for (const unit of units) {
    assert.ok(quantities.has(unit.quantity.$refText), unit.name);
    let steps = 0;
    for (let at = unit; at.base; at = unitNamed.get(at.base.$refText)!) {
      assert.equal(unitNamed.get(at.base.$refText)?.quantity.$refText, unit.quantity.$refText, unit.name);
      assert.ok(++steps < 10, unit.name);
    }
  }
});

test('every quantity but numbers has one base unit, and money as many as there are currencies', () => {
  const bases = new Map(namesOf(declarations.filter(isQuantity)).map((name) => [name, 0]));
  for (const unit of units) {
    if (!unit.base) bases.set(unit.quantity.$refText, bases.get(unit.quantity.$refText)! + 1);
  }
  assert.deepEqual(
    [...bases].filter(([, count]) => count !== 1),
    [
      ['number', 0],
      ['money', 156],
    ],
  );
});

test('factors are exact', () => {
  const expected = {
    '0.5 t': '500 kg',
    '1 lb': '0.45359237 kg',
    '1 oz': '0.028349523125 kg',
    '1 \u00b5g': '0.000000001 kg',
    '1 \u03bcg': '0.000000001 kg',
    '1.1 um': '0.0000011 m',
    '0.2 nm': '0.0000000002 m',
    '1 angstrom': '0.0000000001 m',
    '1 inch': '0.0254 m',
    '1 mil': '0.0000254 m',
    '1 ft': '0.3048 m',
    '1 mi': '1609.344 m',
    '1 nmi': '1852 m',
    '1 ft2': '0.09290304 m2',
    '1 um2': '0.000000000001 m2',
    '1 ml': '0.000001 m3',
    '1 d': '86400 s',
    '1 THz': '1000000000000 Hz',
    '1 GSPS': '1000000000 SPS',
    '36 km/h': '10 m/s',
    '1 knot': '463/900 m/s',
    '1 mph': '0.44704 m/s',
    '1 µgn': '0.00000980665 m/s2',
    '1 mGal': '0.00001 m/s2',
    '1 arcsec': '1/3600 deg',
    '1 rpm': '6 deg/s',
    '0 degC': '273.15 K',
    '-40 °C': '233.15 K',
    '-40 degF': '233.15 K',
    '212 °F': '373.15 K',
    '1 lbf': '4.4482216152605 N',
    '1.1 MNs': '1100000 Ns',
    '1 psi': '8896443230521/1290320000 Pa',
    '69 MPa': '69000000 Pa',
    '760 Torr': '101325 Pa',
    '1 L/min': '1/60000 m3/s',
    '1 kWh': '3600000 J',
    '1 GeV': '0.0000000001602176634 J',
    '1 hp': '745.69987158227022 W',
    '5 ppm': '0.0005 %',
    '1 GiB': '8589934592 bit',
    '600 GB/s': '4800000000000 bit/s',
    '1 EFLOPS': '1000000000000000000 FLOPS',
    '1 Ci': '37000000000 Bq',
    '5e5 rads': '5000 Gy',
    '250000 USD': '250000 USD',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((text) => [text, converted(text)])), expected);
});

test('end uses lie within others that are declared, and none within itself', () => {
  const uses = new Map(
    declarations.filter(isEndUse).map((use) => [use.name, use.parents.map(({ $refText }) => $refText)]),
  );
  const above = (name: string, seen: readonly string[]): string[] => {
    assert.ok(!seen.includes(name), [...seen, name].join(' within '));
    return [name, ...uses.get(name)!.flatMap((parent) => above(parent, [...seen, name]))];
  };
  for (const name of uses.keys()) above(name, []);
  assert.deepEqual(above('chemical', []), ['chemical', 'chemical-biological', 'wmd']);
  assert.deepEqual(above('military-space', []), ['military-space', 'space', 'military']);
});

test('the value of a shipment is in US dollars', () => {
  const value = declarations
    .filter(isParameter)
    .map(({ name, quantity, unit }) => [name, quantity?.$refText, unit?.$refText]);
  assert.deepEqual(value, [['value', 'money', 'USD']]);
});
