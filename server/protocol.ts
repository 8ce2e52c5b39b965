/**
 * What the editor and the language server say to each other beyond standard LSP. Nothing here is needed for editing: an editor
 * that knows none of it still has diagnostics, hover, completion and the rest.
 *
 * Types alone, so that the client takes nothing of the server but this agreement. Documents and folders are URIs, as text.
 * What LSP can say is said in LSP: read-only documents come by `workspace/textDocumentContent`, the standard library under the scheme
 * `regimen-library` and the pages of the diagnostics under `regimen-page`; settings by `workspace/configuration` (section
 * `regimen`), watched files by `workspace/didChangeWatchedFiles`.
 */
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Day } from '../language/ruleset/types.ts';

/** Requests of the client, which the server answers. */
export interface ServerRequests {
  /** Every ruleset of the workspace, sorted by folder. */
  'regimen/rulesets': { params: null; result: RulesetEntry[] };
  /** Compiles the ruleset that a document belongs to. Never fails for what the author wrote: the diagnostics are counted. */
  'regimen/compile': { params: CompileParams; result: CompileResult };
  /**
   * Decides the case at a position; null where no case stands. A code lens at each case asks for the editor's command
   * `regimen.decide` with the URI and the position as its arguments.
   */
  'regimen/decide': { params: DecideParams; result: DecideResult | null };
  /** What the rulesets cite of a memo's file, and what they do not; null where the file is no memo of theirs. */
  'regimen/memoPassages': { params: MemoPassagesParams; result: MemoPassagesResult | null };
  /** What a document becomes as a memo of a ruleset; `problem` is a sentence. Nothing is written. */
  'regimen/draftMemo': { params: DraftMemoParams; result: DraftMemoResult | { problem: string } };
  /** Where a passage that somebody selected in a memo's file can be cited; null where the file is no memo. */
  'regimen/citePassage': { params: CitePassageParams; result: CitePassageResult | null };
}

/**
 * Requests of the server, which the client answers: how a server that cannot read the disk (in a browser, or for a folder of a
 * scheme other than `file:`) reads a workspace. A server with the disk before it never asks.
 */
export interface ClientRequests {
  /** A file's bytes in Base64; null where there is no such file or it cannot be read. */
  'regimen/readFile': { params: { uri: string }; result: string | null };
  /**
   * Every `.regimen` file in a folder and below it, sorted by URI. Links are not followed; folders whose name begins with a dot
   * and `node_modules` are left out.
   */
  'regimen/findFiles': { params: { uri: string }; result: string[] };
}

export interface RulesetEntry {
  title: string;
  folder: string;
}

export interface CompileParams {
  /** Any document of the ruleset, or its folder. */
  uri: string;
}

export interface CompileResult {
  /** The ruleset's folder; null for files outside any ruleset. */
  folder: string | null;
  title: string;
  /** The canonical serialization of the compiled ruleset, as `regimen compile --pretty` prints it. */
  json: string;
  diagnostics: DiagnosticCounts;
}

export interface DiagnosticCounts {
  error: number;
  warning: number;
  information: number;
}

export interface DecideParams {
  uri: string;
  /** Anywhere between the first and the last character of the case. */
  position: Position;
}

export interface DecideResult {
  /** The case's own title. */
  title: string;
  /** The decision of each regime with its trace, for people. Text of memos in it is escaped; it holds no HTML and no command link. */
  markdown: string;
  /** What `regimen decide --json` prints of the same transfer; empty where nothing is decided, because the text has errors. */
  json: string;
}

export interface MemoPassagesParams {
  /** The memo's file. */
  uri: string;
}

export interface MemoPassagesResult {
  /** In the order of the memo. They may overlap. */
  passages: { range: Range; citations: CitingDeclaration[] }[];
  /** The paragraphs of which nothing is cited. */
  uncited: { range: Range; words: string }[];
}

/** A citation by the declaration that it stands in: `rule EAR:NS2`. */
export interface CitingDeclaration {
  title: string;
  uri: string;
  range: Range;
}

export interface DraftMemoParams {
  /** The ruleset's folder. */
  folder: string;
  /** The document's path or name, whose ending tells its format. */
  document: string;
  /** Its bytes. */
  base64: string;
}

/** Paths begin at the ruleset's folder. */
export interface DraftMemoResult {
  declaration: string;
  /** The file that the declaration is to be added to. */
  declaredIn: string;
  /** The file that the declaration names. */
  file: string;
  /** Its text; absent where it is the document itself. */
  text?: string;
  /** Where the document itself is to be kept. */
  original: string;
}

export interface CitePassageParams {
  uri: string;
  /** The selected words. */
  text: string;
  /** On which line they begin, from 0. */
  line: number;
}

export interface CitePassageResult {
  /** The declarations that can cite it, each with the edit of its document that does it. */
  choices: { title: string; detail: string; uri: string; edit: TextEdit }[];
  /** A sentence, where there is nothing to choose from. */
  problem?: string;
}

/** The section `regimen` of the settings. */
export interface Settings {
  /** Overrides the day of the `ruleset` declaration; empty for that day. */
  asOf: Day | '';
  /** Whether proposed rules take part in the analysis. */
  whatIf: boolean;
  /** By code of a diagnostic; a code that is absent keeps its own severity. */
  severity: Record<string, 'error' | 'warning' | 'information' | 'off'>;
}
