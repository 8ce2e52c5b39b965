/**
 * The files of a new ruleset by name: small, valid as they are, and each kind of sentence once, with a comment that says what it
 * is for. The memo is a note of the author's own, so that the citation has a passage to point to.
 */
export function starterFiles(title: string): Record<string, string> {
  return {
    // First, so that the ruleset finds it when it is read.
    'memos/notes.md': memo,
    'ruleset.regimen': ruleset(title.replaceAll(/["\\]/g, '\\$&').replaceAll(/\s+/g, ' ')),
  };
}

const ruleset = (
  title: string,
) => `// Every .regimen file in this folder and below it belongs to this ruleset; no imports are needed.
ruleset "${title}" {
  version "0.1"
}

// --- what it is based on

// A source that rules cite. Hover over a citation to read the passage.
memo notes {
  title  "Notes to start from"
  author "The author of this ruleset"
  file   "memos/notes.md"
}

// --- regimes

/** A body of control that binds all its members. */
regime ALPHA "An arrangement of several states" {
  multilateral
  members DE, JP, US
}

/** The law of one state, which puts the arrangement's controls into force. */
regime HOME "The export regulations of one state" {
  national of US
  implements ALPHA
}

// --- what is controlled

// A property of items that rules ask for, with the unit that it is measured in.
parameter payload "Payload" measures mass in kg

category ALPHA:1 "Complete delivery systems" {
  where payload >= 500 kg
}

// The national list names the same items by a code of its own.
category HOME:1A equals ALPHA:1

// --- rules

rule ALPHA:delivery-systems {
  items ALPHA:1
  to any
  requires license presumption of denial
  cite notes "a strong presumption of denial"
}

rule HOME:delivery-systems {
  items HOME:1A
  to any
  requires license presumption of denial
  implements ALPHA:1
}

// --- cases

// A transfer with the outcome that you expect. Put the cursor here and run "Regimen: Decide the case under the cursor".
case "A system that carries exactly half a tonne" {
  item HOME:1A with payload = 500 kg
  from US to BR on 2025-01-01
  expect HOME license presumption of denial
}
`;

const memo = `# Notes to start from

Replace this file by the memo that your rules are based on, or add memos beside it.

The arrangement asks its members to treat complete delivery systems that carry 500 kg
or more with a strong presumption of denial, whatever the destination.
`;
