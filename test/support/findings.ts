import { findingDefinitions } from '../../language/findings/all.ts';
import { analysisOf } from './analysed.ts';
import { assertExpected, readFixture } from './fixture.ts';

const codes = new Set(findingDefinitions.map(({ code }) => code));

/** The sample's findings are exactly those that it expects; diagnostics of the text are left out. */
export function assertFindings(sample: string): void {
  const fixture = readFixture(sample);
  assertExpected(
    fixture,
    analysisOf(fixture).filter(({ code }) => codes.has(code)),
  );
}
