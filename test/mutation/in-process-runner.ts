// Stryker's runner for these tests: runs them in one process, mutant after mutant, of each mutant only those that come by it, the quickest
// first. A process for each file of tests, as Stryker's own runner of node:test starts, takes days for all mutants.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { type CollectedTest, context, takeTests } from './collected-tests.ts';

/** What the first run, of all tests and no mutant, leaves for the others. */
const firstRunFile = '.first-run.json';
interface FirstRun {
  /** How long each test took, in milliseconds. */
  times: Record<string, number>;
  /** The files that come by a mutant while they are read, before any test: of each mutant they are read anew. */
  readAnew: string[];
}
const stryker: InstrumenterContext = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: stryker });
let counting = false;

class InProcessRunner implements TestRunner {
  static inject = tokens(commonTokens.options);
  readonly #sources: readonly string[];
  readonly #patterns: readonly string[];
  readonly #read = new Map<string, CollectedTest[]>();
  #readings = 0;

  constructor(options: StrykerOptions) {
    this.#sources = options.mutate.map((pattern) => pattern.replace(/:\d.*$/, ''));
    this.#patterns = options.testsInProcess as string[];
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  init(): Promise<void> {
    fc.configureGlobal({ seed: 20_250_709, endOnFailure: true });
    registerHooks({
      resolve: (specifier, of, next) =>
        specifier === 'node:test' && of.parentURL?.includes('.test.ts')
          ? { url: import.meta.resolve('./collected-tests.ts'), shortCircuit: true }
          : next(specifier, of),
      // Counting which mutants are come by takes most of the time of a test, and only the first run asks for it.
      load: (url, of, next) => {
        const loaded = next(url, of);
        return counting || !url.includes('/language/')
          ? loaded
          : { ...loaded, source: String(loaded.source).replace(/stryCov_9fa48\([^()]*\)[,;]/g, '') };
      },
    });
    return Promise.resolve();
  }

  async dryRun(): Promise<DryRunResult> {
    counting = true;
    const mutantCoverage = { static: {}, perTest: {} as Record<string, Record<string, number>> };
    stryker.mutantCoverage = mutantCoverage;
    const tests: TestResult[] = [];
    const readAnew: string[] = [];
    for (const file of filesOf(this.#sources)) await import(pathToFileURL(path.resolve(file)).href);
    const imported = mutantCoverage.static;
    for (const file of filesOf(this.#patterns)) {
      mutantCoverage.static = {};
      const start = performance.now();
      const ofFile = await this.#testsOf(file);
      const reading = performance.now() - start;
      const whileRead = mutantCoverage.static;
      const isReadAnew = Object.keys(whileRead).length > 0;
      if (isReadAnew) readAnew.push(file);
      for (const test of ofFile) {
        stryker.currentTestId = idOf(file, test);
        const result = await resultOf(file, test);
        tests.push({ ...result, timeSpentMs: result.timeSpentMs + (isReadAnew ? reading : 0) });
        mutantCoverage.perTest[idOf(file, test)] = { ...whileRead, ...mutantCoverage.perTest[idOf(file, test)] };
      }
      delete stryker.currentTestId;
    }
    mutantCoverage.static = imported;
    const times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(firstRunFile, JSON.stringify({ times, readAnew } satisfies FirstRun));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(run: MutantRunOptions): Promise<MutantRunResult> {
    const { times, readAnew } = JSON.parse(readFileSync(firstRunFile, 'utf8')) as FirstRun;
    const ids = (run.testFilter ?? Object.keys(times)).toSorted((a, b) => times[a]! - times[b]!);
    const fileOf = (id: string) => id.slice(0, id.indexOf(': '));
    delete stryker.activeMutant;
    for (const file of readAnew) this.#read.delete(file);
    if (run.mutantActivation === 'runtime')
      for (const id of ids) if (!readAnew.includes(fileOf(id))) await this.#testsOf(fileOf(id));
    Object.assign(stryker, { activeMutant: run.activeMutant.id, hitCount: 0, hitLimit: run.hitLimit });
    const tests: TestResult[] = [];
    for (const id of ids) {
      tests.push(await this.#resultOf(id, fileOf(id)));
      const tooOften = determineHitLimitReached(stryker.hitCount, run.hitLimit);
      if (tooOften) return toMutantRunResult(tooOften);
      if (tests.at(-1)?.status === TestStatus.Failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  /** The result of a test; where its file cannot be read, it failed. */
  async #resultOf(id: string, file: string): Promise<TestResult> {
    try {
      const test = (await this.#testsOf(file)).find((one) => idOf(file, one) === id);
      return test ? resultOf(file, test) : failed(id, file, 0, 'is not declared');
    } catch (error) {
      return failed(id, file, 0, error);
    }
  }

  /** The tests of a file, which is read where it is not yet. */
  async #testsOf(file: string): Promise<CollectedTest[]> {
    const known = this.#read.get(file);
    if (known) return known;
    await import(`${pathToFileURL(path.resolve(file)).href}?reading=${this.#readings++}`);
    const tests = takeTests();
    this.#read.set(file, tests);
    return tests;
  }
}

const filesOf = (patterns: readonly string[]) => patterns.flatMap((pattern) => globSync(pattern)).sort();
const idOf = (file: string, test: CollectedTest) => `${file}: ${test.name}`;

async function resultOf(file: string, test: CollectedTest): Promise<TestResult> {
  const [id, start] = [idOf(file, test), performance.now()];
  try {
    await test.run(context);
    return { id, name: id, fileName: file, timeSpentMs: performance.now() - start, status: TestStatus.Success };
  } catch (error) {
    return failed(id, file, performance.now() - start, error);
  }
}

function failed(id: string, file: string, timeSpentMs: number, error: unknown): TestResult {
  return {
    id,
    name: id,
    fileName: file,
    timeSpentMs,
    status: TestStatus.Failed,
    failureMessage: String(error).slice(0, 500),
  };
}

export const strykerValidationSchema = {
  properties: {
    testsInProcess: { type: 'array', items: { type: 'string' }, description: 'The files of tests, as globs.' },
  },
};
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
