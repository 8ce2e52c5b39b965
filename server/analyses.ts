import { DocumentState, type WorkspaceLock } from 'langium';
import { type Analysis, analyze } from '../language/analyze.ts';
import type { MemoFile } from '../language/memo/memo-file.ts';
import type { Program, Programs } from '../language/syntax/program.ts';
import type { MemoFiles } from './memo-files.ts';
import type { Settings } from './protocol.ts';
import { defaultSettings } from './settings.ts';
import { generator } from './version.ts';

/** An analysis that takes no longer than this, in milliseconds, is made at each edit at once. */
const quick = 50;
/** How long after the last edit others are made, in milliseconds: as long as they take, within these bounds. */
const shortestPause = 150;
const longestPause = 2000;

/** What the analyses of a workspace need, and whom they tell. */
export interface AnalysesContext {
  programs: Programs;
  memos: MemoFiles;
  lock: WorkspaceLock;
  analysed: (analysis: Analysis) => void;
  /** An error of the analysis itself: a bug, never something that an author wrote. */
  failed: (program: Program | undefined, error: unknown) => void;
}

interface Finished {
  stamp: string;
  /** Undefined where the analysis failed. */
  analysis: Analysis | undefined;
}

/** Keeps the analysis of each ruleset of a workspace up to date with its text, its memos and the settings. */
export class Analyses {
  private readonly context: AnalysesContext;
  private readonly finished = new WeakMap<Program, Finished>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = shortestPause;
  private current: Settings = defaultSettings;

  constructor(context: AnalysesContext) {
    this.context = context;
  }

  get settings(): Settings {
    return this.current;
  }

  set settings(settings: Settings) {
    this.current = settings;
    this.schedule();
  }

  /** Has everything that changed analysed: at once where that is quick, else once nothing has changed for a moment. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => this.analyzeAll().catch((error) => this.context.failed(undefined, error)),
      this.pause,
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  /**
   * The analysis of a program for a request that must not wait: of the text as it is now, where that is known or quickly found;
   * otherwise the last one, of which `isCurrent` tells.
   */
  now(program: Program): Analysis | undefined {
    // The standard library is analysed as part of each ruleset.
    if (program.library === undefined) return undefined;
    const known = this.finished.get(program);
    const isQuick = known === undefined || this.pause <= shortestPause;
    if (!this.isCurrent(program) && isQuick && isRead(program)) {
      const memos = this.context.memos.readAlready(program);
      if (memos) this.run(program, memos);
    }
    return this.finished.get(program)?.analysis;
  }

  /** Whether the last analysis of a program is of its text, its memos and the settings as they are now. */
  isCurrent(program: Program): boolean {
    return this.finished.get(program)?.stamp === this.stampOf(program);
  }

  /**
   * The analysis of a program as its text is when nothing is being read; undefined where the analysis failed. Must not be awaited by
   * who holds the workspace lock.
   */
  async settled(program: Program): Promise<Analysis | undefined> {
    const { lock, memos, programs } = this.context;
    // A file that came or went may have put other programs in the place of this one.
    while (!this.isCurrent(program) && programs.all().includes(program)) {
      const files = await memos.read(program);
      const { version } = memos;
      await lock.read(() => {
        const isCurrent = version === memos.version && programs.all().includes(program);
        if (isCurrent && !this.isCurrent(program)) this.run(program, files);
      });
    }
    return this.finished.get(program)?.analysis;
  }

  private async analyzeAll(): Promise<void> {
    const timer = this.timer;
    for (const program of await this.context.lock.read(() => this.context.programs.all())) {
      if (this.timer !== timer) return;
      await this.settled(program);
    }
  }

  private stampOf(program: Program): string {
    const { asOf, whatIf } = this.current;
    return `${program.version} ${this.context.memos.version} ${asOf} ${whatIf}`;
  }

  private run(program: Program, memos: ReadonlyMap<string, MemoFile>): void {
    const { asOf, whatIf } = this.current;
    const started = performance.now();
    let analysis: Analysis | undefined;
    try {
      const previous = this.finished.get(program)?.analysis;
      analysis = analyze(
        { program, memos, generator, whatIf, ...(asOf === '' ? {} : { asOf }), isFollowed: true },
        previous,
      );
    } catch (error) {
      this.context.failed(program, error);
    }
    const took = performance.now() - started;
    this.pause = took <= quick ? 0 : Math.min(longestPause, Math.max(shortestPause, took));
    this.finished.set(program, { stamp: this.stampOf(program), analysis });
    if (analysis) this.context.analysed(analysis);
  }
}

/** Whether every text of a program was read since it changed last. */
function isRead(program: Program): boolean {
  return program.documents().every((document) => document.state >= DocumentState.IndexedContent);
}
