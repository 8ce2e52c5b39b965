import { type AstNode, isAstNode, isReference, type Reference } from 'langium';
import { reflection } from '../grammar/generated/ast.ts';

const types: Record<string, { properties: Record<string, unknown> } | undefined> = reflection.types;

/** The properties of a node by its type, without those of Langium's own. */
const propertiesByType = new Map<string, readonly string[]>();

function propertiesOf(type: string): readonly string[] {
  let properties = propertiesByType.get(type);
  if (!properties) {
    properties = Object.keys(types[type]?.properties ?? {});
    propertiesByType.set(type, properties);
  }
  return properties;
}

/** Visits a node and all below it, and every reference in them, once each; much faster than Langium's streams. */
export function walk(
  root: AstNode,
  visitNode: (node: AstNode) => void,
  visitReference: (node: AstNode, property: string, reference: Reference) => void,
): void {
  const pending: AstNode[] = [root];
  const visitValue = (node: AstNode, property: string, value: unknown) => {
    if (isAstNode(value)) pending.push(value);
    else if (isReference(value)) visitReference(node, property, value);
  };
  for (let node = pending.pop(); node; node = pending.pop()) {
    visitNode(node);
    const values = node as AstNode & Record<string, unknown>;
    for (const property of propertiesOf(node.$type)) {
      const value = values[property];
      if (Array.isArray(value)) for (const part of value) visitValue(node, property, part);
      else visitValue(node, property, value);
    }
  }
}
