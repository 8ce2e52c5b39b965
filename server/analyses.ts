import { DocumentState, delayNextTick, type WorkspaceLock } from 'langium';
import { type Analysis, AnalysisMemory, analyzing } from '../language/analyze.ts';
import type { MemoFile } from '../language/memo/memo-file.ts';
import { allAtOnce, leave, type Steps } from '../language/steps.ts';
import type { Program, Programs } from '../language/syntax/program.ts';
import type { MemoFiles } from './memo-files.ts';
import type { Settings } from './protocol.ts';
import { defaultSettings } from './settings.ts';
import { generator } from './version.ts';

/** An analysis that takes no longer than this, in milliseconds, is made at each edit at once. */
const quick = 50;
/** How long after the last edit others are made, in milliseconds: as long as they take, within these bounds. */
const shortestPause = 150;
const longestPause = 500;
/** So long, in milliseconds, an analysis goes on before it looks whether something else is asked for. */
const longestStretch = 8;
/** A message is read in one turn of Node's event loop, queued in the next and handled in a third; a browser hands it over in one. */
const turns = typeof setImmediate === 'function' ? 3 : 1;

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
  private readonly memories = new WeakMap<Program, AnalysisMemory>();
  private readonly underWay = new WeakMap<Program, Promise<void>>();
  /** How often the analyses that were underway had to make room. */
  private interruptions = 0;
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
    this.interrupt();
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

  /**
   * Ends the analyses that are underway, because a text is about to change and waits for them. What they found is not found again by the
   * next, as far as it still holds.
   */
  interrupt(): void {
    this.interruptions += 1;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.interrupt();
  }

  /**
   * The analysis of a program for a request that must not wait: of the text as it is now, where that is known or quickly found;
   * otherwise the last one, of which `isCurrent` tells.
   */
  now(program: Program): Analysis | undefined {
    // The standard library is analysed as part of each ruleset.
    if (program.library === undefined) return undefined;
    const known = this.finished.get(program);
    const isQuick = known ? this.pause <= shortestPause : !this.memories.has(program);
    if (!this.isCurrent(program) && isQuick && isRead(program) && !this.underWay.has(program)) {
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
    const { programs } = this.context;
    // A file that came or went may have put other programs in the place of this one.
    while (!this.isCurrent(program) && programs.all().includes(program)) await this.attempt(program);
    return this.finished.get(program)?.analysis;
  }

  /** Comes to no end where a text changes meanwhile. */
  private async attempt(program: Program): Promise<void> {
    const { lock, memos, programs } = this.context;
    const { interruptions } = this;
    const files = await memos.read(program);
    const { version } = memos;
    await lock.read(async () => {
      await this.underWay.get(program);
      if (this.interruptions !== interruptions) return;
      const isCurrent = version === memos.version && programs.all().includes(program);
      if (isCurrent && !this.isCurrent(program)) await this.runInStretches(program, files);
    });
  }

  private async analyzeAll(): Promise<void> {
    const timer = this.timer;
    for (const program of await this.context.lock.read(() => this.context.programs.all())) {
      if (this.timer !== timer) return;
      // What changes meanwhile is scheduled anew.
      if (!this.isCurrent(program)) await this.attempt(program);
    }
  }

  private stampOf(program: Program): string {
    const { asOf, whatIf } = this.current;
    return `${program.version} ${this.context.memos.version} ${asOf} ${whatIf}`;
  }

  private run(program: Program, memos: ReadonlyMap<string, MemoFile>): void {
    const begun = this.begin(program, memos);
    try {
      this.finish(begun, allAtOnce(begun.steps));
    } catch (error) {
      this.fail(begun, error);
    }
  }

  /** Analyses a program while requests are answered in between; comes to no end where a text is about to change. */
  private runInStretches(program: Program, memos: ReadonlyMap<string, MemoFile>): Promise<void> {
    const running = this.stretches(this.begin(program, memos)).finally(() => this.underWay.delete(program));
    this.underWay.set(program, running);
    return running;
  }

  private async stretches(begun: Begun): Promise<void> {
    const { interruptions } = this;
    const { steps } = begun;
    try {
      for (let since = begun.at; ; ) {
        const step = steps.next();
        if (step.done) {
          this.finish(begun, step.value);
          return;
        }
        if (performance.now() - since < longestStretch) continue;
        for (let turn = 0; turn < turns; turn += 1) await delayNextTick();
        if (this.interruptions !== interruptions) return;
        since = performance.now();
      }
    } catch (error) {
      this.fail(begun, error);
    } finally {
      leave(steps);
    }
  }

  private begin(program: Program, memos: ReadonlyMap<string, MemoFile>): Begun {
    const { asOf, whatIf } = this.current;
    const input = { program, memos, generator, whatIf, ...(asOf === '' ? {} : { asOf }), isFollowed: true };
    let memory = this.memories.get(program);
    if (!memory) {
      memory = new AnalysisMemory(input);
      this.memories.set(program, memory);
    }
    return { program, at: performance.now(), stamp: this.stampOf(program), steps: analyzing(input, memory) };
  }

  private finish({ program, at, stamp }: Begun, analysis: Analysis): void {
    const took = performance.now() - at;
    this.pause = took <= quick ? 0 : Math.min(longestPause, Math.max(shortestPause, took));
    this.finished.set(program, { stamp, analysis });
    this.context.analysed(analysis);
  }

  /** What an analysis leaves that failed is not gone on from. */
  private fail({ program, stamp }: Begun, error: unknown): void {
    this.memories.delete(program);
    this.finished.set(program, { stamp, analysis: undefined });
    this.context.failed(program, error);
  }
}

/** An analysis that is underway. */
interface Begun {
  program: Program;
  /** When it began, in milliseconds. */
  at: number;
  /** Of what it is the analysis. */
  stamp: string;
  steps: Steps<Analysis>;
}

/** Whether every text of a program was read since it changed last. */
function isRead(program: Program): boolean {
  return program.documents().every((document) => document.state >= DocumentState.IndexedContent);
}
