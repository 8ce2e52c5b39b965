import type { Program } from '../syntax/program.ts';

/** Keeps what a function finds out about a whole program until one of the program's documents changes. */
export function perVersion<Found>(find: (program: Program) => Found): (program: Program) => Found {
  const known = new WeakMap<Program, { version: number; found: Found }>();
  return (program) => {
    const last = known.get(program);
    if (last?.version === program.version) return last.found;
    const found = find(program);
    known.set(program, { version: program.version, found });
    return found;
  };
}
