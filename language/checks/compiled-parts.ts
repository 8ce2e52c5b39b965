import { type CategoryGraph, categoryGraph } from '../compile/categories.ts';
import { type Compilation, type MemoPassages, startCompilation } from '../compile/compilation.ts';
import { type ParameterShape, parameterNamed, shapeOf } from '../compile/parameter.ts';
import type { Program } from '../syntax/program.ts';
import { perVersion } from './per-version.ts';

const noPassages: MemoPassages = {
  resolve: (cited) => ({ ...cited, found: 'absent' }),
  sha256: () => undefined,
};

/** What the compiler reads sets of places, conditions and categories with, so that a check reads them as it does. */
export const compilationOf = perVersion((program): Compilation => startCompilation(program, noPassages));

export const categoryGraphOf = perVersion((program): CategoryGraph => categoryGraph(compilationOf(program)));

const shapesOf = perVersion(() => new Map<string, ParameterShape | undefined>());

/** The shape of a parameter's values; undefined where there is no such parameter or its declaration is broken. */
export function shapeNamed(program: Program, name: string): ParameterShape | undefined {
  const shapes = shapesOf(program);
  if (!shapes.has(name)) {
    const parameter = parameterNamed(program, name);
    const shape = parameter && shapeOf(program, parameter);
    shapes.set(name, shape && !('problem' in shape) ? shape : undefined);
  }
  return shapes.get(name);
}
