import type { FoldedMemo } from './folded-memo.ts';
import type { Heading } from './headings.ts';
import { linesOf } from './lines.ts';
import { type NoteLabel, noteLabelAt } from './note-label.ts';
import type { Stretch } from './stretch.ts';

/** A numbered note or paragraph, from its number to its end. */
export interface Note extends Stretch {
  number: number;
  /** How surely it is what `note N` means: 2 a note by its form, 1 by what refers to it, 0 any numbered paragraph. */
  certainty: 0 | 1 | 2;
}

const notesHeading = /^(?:end|foot)?notes$|^references$|^bibliography$|^sources$/i;

/** Each goes from its number to a blank line, to the next note or to a heading. `headings` are those of the memo. */
export function notesIn(memo: FoldedMemo, headings: Heading[]): Note[] {
  const { text } = memo;
  const referred = new Set<number>();
  for (let i = 0; i < memo.references.length; i += 2) referred.add(memo.references[i]!);
  const notes: Note[] = [];
  let open: Note | undefined;
  let nextHeading = 0;
  let underNotes = false;
  for (const line of linesOf(text)) {
    const heading = headings[nextHeading];
    if (line.start === line.end) {
      open = undefined;
    } else if (heading && line.start === heading.start) {
      underNotes = notesHeading.test(heading.title);
      nextHeading++;
      open = undefined;
    } else {
      const label = noteLabelAt(text, line.start);
      const certainty = label && certaintyOf(label, underNotes, referred.has(label.number));
      if (label && certainty !== undefined) {
        open = { number: label.number, certainty, start: line.start, end: line.end };
        notes.push(open);
      } else if (open) open.end = line.end;
    }
  }
  return notes;
}

function certaintyOf({ kind }: NoteLabel, underNotes: boolean, isReferred: boolean): Note['certainty'] | undefined {
  switch (kind) {
    case 'raised':
    case 'defined':
    case 'linked':
      return 2;
    case 'bracketed':
      return underNotes || isReferred ? 2 : 1;
    case 'numbered':
      return underNotes || isReferred ? 1 : 0;
    case 'bare':
      return underNotes || isReferred ? 1 : undefined;
  }
}

/** The notes with this number; of several kinds, the surest. More than one where the numbers begin anew. */
export function notesNumbered(notes: Note[], number: number): Note[] {
  const numbered = notes.filter((note) => note.number === number);
  const surest = Math.max(...numbered.map(({ certainty }) => certainty));
  return numbered.filter(({ certainty }) => certainty === surest);
}
