import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';
import type { Declaration } from '../language/grammar/generated/ast.ts';

type Type = Declaration['$type'];

/** The picture that an editor shows for a declaration. LSP knows those of programming alone. */
const symbolKinds: Record<Type, SymbolKind> = {
  Acceptance: SymbolKind.Null,
  Case: SymbolKind.Event,
  Category: SymbolKind.Class,
  Destination: SymbolKind.Constant,
  EndUse: SymbolKind.Enum,
  Exception: SymbolKind.Method,
  Group: SymbolKind.Array,
  Listing: SymbolKind.Array,
  Memo: SymbolKind.File,
  Parameter: SymbolKind.Variable,
  Party: SymbolKind.Object,
  Quantity: SymbolKind.TypeParameter,
  Reason: SymbolKind.Key,
  Regime: SymbolKind.Namespace,
  Rule: SymbolKind.Function,
  RulesetHeader: SymbolKind.Package,
  Unit: SymbolKind.Number,
};

const completionKinds: Record<Type, CompletionItemKind> = {
  Acceptance: CompletionItemKind.Event,
  Case: CompletionItemKind.Event,
  Category: CompletionItemKind.Class,
  Destination: CompletionItemKind.Constant,
  EndUse: CompletionItemKind.Enum,
  Exception: CompletionItemKind.Method,
  Group: CompletionItemKind.Struct,
  Listing: CompletionItemKind.Struct,
  Memo: CompletionItemKind.File,
  Parameter: CompletionItemKind.Variable,
  Party: CompletionItemKind.Value,
  Quantity: CompletionItemKind.TypeParameter,
  Reason: CompletionItemKind.Property,
  Regime: CompletionItemKind.Module,
  Rule: CompletionItemKind.Function,
  RulesetHeader: CompletionItemKind.Module,
  Unit: CompletionItemKind.Unit,
};

export function symbolKindOf(type: Type): SymbolKind {
  return symbolKinds[type];
}

export function completionKindOf(type: Type): CompletionItemKind {
  return completionKinds[type];
}
