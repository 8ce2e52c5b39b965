import type { AstNode, LangiumDocument } from 'langium';
import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { inTextOrder } from '../diagnostics/order.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { evidenceChecks, textChecks } from './all.ts';
import type { Check, CheckContext, Particulars, ReferencePlace } from './check.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { walk } from './walk.ts';

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
  const { nodes, references } = handlersOf(checks);
  walk(
    contentOf(document),
    (node) => {
      for (const handle of nodes.get(node.$type) ?? []) handle(node, context);
    },
    (node, property, reference) => {
      for (const handle of references) handle({ node, property, reference }, context);
    },
  );
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
