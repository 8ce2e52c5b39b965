import { findingDefinitions } from '../../language/findings/all.ts';
import { analysisOf } from './analysed.ts';
import { assertExpected, readFixture } from './fixture.ts';

const codes = findingDefinitions.map(({ code }) => code);

/** The sample's findings of the kinds given are exactly those that it expects; of every kind, where none is given. */
export function assertFindings(sample: string, kinds: readonly string[] = codes): void {
  const fixture = readFixture(sample);
  assertExpected(
    fixture,
    analysisOf(fixture).filter(({ code }) => kinds.includes(code)),
  );
}

/** Checks samples for one kind of finding. */
export function findingsOf(kind: string): (sample: string) => void {
  return (sample) => assertFindings(sample, [kind]);
}
