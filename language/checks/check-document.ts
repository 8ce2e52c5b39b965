import { type AstNode, isAstNode, isReference, type LangiumDocument } from 'langium';
import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { inTextOrder } from '../diagnostics/order.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { evidenceChecks, textChecks } from './all.ts';
import type { Check, CheckContext, Particulars, ReferencePlace } from './check.ts';
import { type Evidence, noEvidence } from './evidence.ts';

/**
 * What the text of a document and the names of its program alone say to be wrong, in the order of the text. It depends on no
 * memo's text and on no decision.
 */
export function checkDocument(document: LangiumDocument, program: Program): Diagnostic[] {
  return run(textChecks, document, program, noEvidence);
}

/** What is wrong in a document in the light of the memos' files and of the findings, as far as they are known. */
export function checkEvidence(document: LangiumDocument, program: Program, evidence: Evidence): Diagnostic[] {
  return run(evidenceChecks, document, program, evidence);
}

function run(checks: readonly Check[], document: LangiumDocument, program: Program, evidence: Evidence): Diagnostic[] {
  const found: Diagnostic[] = [];
  const file = document.uri.toString();
  const context: CheckContext = {
    document,
    program,
    evidence,
    report<Facts>(
      definition: DiagnosticDefinition<Facts>,
      range: Range,
      facts: Facts,
      { severity, related = [], fixes = [] }: Particulars = {},
    ) {
      found.push({
        file,
        range,
        code: definition.code,
        severity: severity ?? definition.severity,
        message: definition.message(facts),
        help: definition.help,
        related,
        fixes,
      });
    },
  };
  visit(contentOf(document), handlersOf(checks), context);
  return found.sort(inTextOrder);
}

interface Handlers {
  nodes: Map<string, ((node: AstNode, context: CheckContext) => void)[]>;
  references: ((place: ReferencePlace, context: CheckContext) => void)[];
}

const handlersByChecks = new WeakMap<readonly Check[], Handlers>();

function handlersOf(checks: readonly Check[]): Handlers {
  let handlers = handlersByChecks.get(checks);
  if (!handlers) {
    handlers = { nodes: new Map(), references: [] };
    for (const check of checks) {
      if (check.reference) handlers.references.push(check.reference);
      for (const [type, handle] of Object.entries(check.nodes ?? {})) {
        const same = handlers.nodes.get(type) ?? [];
        // The handler is called for nodes of the type under which it stands, which `NodeChecks` ties to its argument.
        same.push(handle as (node: AstNode, context: CheckContext) => void);
        handlers.nodes.set(type, same);
      }
    }
    handlersByChecks.set(checks, handlers);
  }
  return handlers;
}

function visit(root: AstNode, handlers: Handlers, context: CheckContext): void {
  const pending: AstNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const handle of handlers.nodes.get(node.$type) ?? []) handle(node, context);
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$')) continue;
      for (const part of Array.isArray(value) ? value : [value]) {
        if (isAstNode(part)) pending.push(part);
        else if (isReference(part)) {
          for (const handle of handlers.references) handle({ node, property, reference: part }, context);
        }
      }
    }
  }
}
