import type { CitedPlace, MemoPassages } from './compile/compilation.ts';
import { memoFile } from './compile/sources.ts';
import { isMemo } from './grammar/generated/ast.ts';
import type { MemoFile } from './memo/memo-file.ts';
import { resolveIn, resolvingAll } from './memo/read-memo.ts';
import type { Place, Resolution } from './memo/resolve-citation.ts';
import { textQuoteSelector } from './memo/selector.ts';
import type { Citation } from './ruleset/types.ts';
import type { Steps } from './steps.ts';
import type { Program } from './syntax/program.ts';

/** A citation's passage with the memo that it stands in; undefined where the memo has no text to look in. */
export interface Located {
  file: Extract<MemoFile, { status: 'read' }>;
  resolution: Resolution;
}

/** Looks up where a program's citations lead in the memo files that were read, by the path that the author wrote. */
export class Passages implements MemoPassages {
  private readonly files = new Map<string, MemoFile>();
  /** The file that each memo names, as the author wrote it. */
  readonly paths: ReadonlyMap<string, string>;

  constructor(program: Program, files: ReadonlyMap<string, MemoFile>) {
    this.paths = Passages.pathsOf(program);
    for (const [name, path] of this.paths) {
      const file = files.get(path);
      if (file) this.files.set(name, file);
    }
  }

  static pathsOf(program: Program): Map<string, string> {
    const paths = new Map<string, string>();
    for (const memo of program.visible('Memo')) {
      const path = isMemo(memo) ? memoFile(memo) : undefined;
      if (path !== undefined) paths.set(memo.name, path);
    }
    return paths;
  }

  fileOf(memo: string): MemoFile | undefined {
    return this.files.get(memo);
  }

  /** The memos whose files were read, by name. */
  readFiles(): Map<string, Located['file']> {
    return new Map([...this.files].flatMap(([name, file]) => (file.status === 'read' ? [[name, file]] : [])));
  }

  sha256(memo: string): string | undefined {
    const file = this.files.get(memo);
    return file?.status === 'read' ? file.sha256 : undefined;
  }

  /** Looks up many citations at once, in steps; one by one they would take longer in a large memo. */
  *locatingAll(cited: readonly CitedPlace[]): Steps<void> {
    const byMemo = new Map<string, CitedPlace[]>();
    for (const each of cited) {
      const same = byMemo.get(each.memo);
      if (same) same.push(each);
      else byMemo.set(each.memo, [each]);
    }
    for (const [name, citations] of byMemo) {
      const file = this.files.get(name);
      if (file?.status === 'read') yield* resolvingAll(file.memo, citations);
    }
  }

  locate(cited: CitedPlace): Located | undefined {
    const file = this.files.get(cited.memo);
    return file?.status === 'read' ? { file, resolution: resolveIn(file.memo, cited) } : undefined;
  }

  resolve(cited: CitedPlace): Citation {
    const located = this.locate(cited);
    if (!located) return { ...cited, found: 'absent' };
    const { resolution, file } = located;
    const place = placeOf(resolution);
    if (!place || namesNothing(cited)) return { ...cited, found: resolution.status };
    const selector = textQuoteSelector(file.memo.folded.text, place.passage);
    return { ...cited, found: resolution.status, selector };
  }
}

/** The place that a resolution shows first; a missing passage has none. */
export function placeOf(resolution: Resolution): Place | undefined {
  switch (resolution.status) {
    case 'found':
    case 'near':
      return resolution.place;
    case 'ambiguous':
      return resolution.places[0];
    case 'missing':
      return undefined;
  }
}

// A citation of the memo as a whole has no passage: its selector would be the whole text.
function namesNothing({ quote, section, page, note }: CitedPlace): boolean {
  return quote === undefined && section === undefined && page === undefined && note === undefined;
}
