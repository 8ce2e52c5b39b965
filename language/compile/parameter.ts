import { isParameter, isQuantity, type Parameter } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import type { Program } from '../syntax/program.ts';
import { baseUnitOf, type Scale, scaleOf } from './unit.ts';

/** What the values of a parameter are. A quantity's numbers stand in `unit`, whose scale is `scale`. */
export type ParameterShape =
  | { type: 'quantity'; measures: string; unit: string; scale: Scale }
  | { type: 'number' }
  | { type: 'enumeration'; values: string[] }
  | { type: 'yes-or-no' }
  | { type: 'undetermined' };

/** The kind of quantity that has no unit. */
const bareNumber = 'number';

/** The shape of a parameter's values, or what keeps its declaration from having one. */
export function shapeOf(program: Program, parameter: Parameter): ParameterShape | { problem: string } {
  if (parameter.yesNo) return { type: 'yes-or-no' };
  if (parameter.undetermined) return { type: 'undetermined' };
  if (parameter.oneOf)
    return { type: 'enumeration', values: [...new Set(parameter.values.map((value) => value.name))] };
  if (!parameter.quantity) return { problem: `The parameter ${parameter.name} does not say what it measures` };
  const measures = parameter.quantity.$refText;
  if (measures === bareNumber && !parameter.unit) return { type: 'number' };
  const quantity = program.lookup('Quantity', measures);
  if (!isQuantity(quantity))
    return { problem: `The parameter ${parameter.name} measures ${measures}, which is not declared` };
  const unit = parameter.unit?.$refText ?? baseUnitOf(program, quantity);
  if (unit === undefined) return { problem: `Nothing is declared to measure ${measures} in` };
  const scale = scaleOf(program, unit);
  if (!scale) return { problem: `The unit ${unit} of the parameter ${parameter.name} is not declared, or not rightly` };
  if (scale.quantity !== measures) {
    return {
      problem: `The parameter ${parameter.name} measures ${measures}, and ${unit} is a unit of ${scale.quantity}`,
    };
  }
  return { type: 'quantity', measures, unit, scale };
}

/** The members of the compiled parameter that its shape gives. */
export function compiledShape(
  shape: ParameterShape,
): Pick<compiled.Parameter, 'type' | 'measures' | 'unit' | 'values'> {
  switch (shape.type) {
    case 'quantity':
      return { type: shape.type, measures: shape.measures, unit: shape.unit };
    case 'enumeration':
      return { type: shape.type, values: shape.values };
    case 'number':
    case 'yes-or-no':
    case 'undetermined':
      return { type: shape.type };
  }
}

/** The declaration of a parameter by its name. */
export function parameterNamed(program: Program, name: string): Parameter | undefined {
  const parameter = program.lookup('Parameter', name);
  return isParameter(parameter) ? parameter : undefined;
}
