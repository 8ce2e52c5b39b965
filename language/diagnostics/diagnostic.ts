import type { Finding, Severity } from '../ruleset/types.ts';

/** Lines and characters from 0, characters in UTF-16 units, as in LSP. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** `file` is whatever the caller named the document: a URI in the editor, a relative path on the command line. */
export interface Place {
  file: string;
  range: Range;
}

/** A change of text that resolves a diagnostic. `title` is an instruction: "Change to “EAR:2B001”". */
export interface Fix {
  title: string;
  edits: { place: Place; text: string }[];
}

/** What a check or a finding reports. `help` says what to do; `fixes` do it. */
export interface Diagnostic extends Place {
  code: string;
  severity: Severity;
  message: string;
  help: string;
  related: (Place & { message: string })[];
  fixes: Fix[];
  finding?: Finding;
  /** Of a finding that does not hold on the as-of day. */
  otherDays?: OtherDays;
}

/** From the first to the last of a finding's days, “from 2022-01-01 until 2023-01-01”, and whether all lie before the as-of day. */
export interface OtherDays {
  days: string;
  hasEnded: boolean;
}
