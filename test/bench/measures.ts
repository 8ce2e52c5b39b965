import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { URI } from 'langium';
import { checkDocument } from '../../language/checks/check-document.ts';
import { compile } from '../../language/compile/compile.ts';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import { createLanguage, indexDocuments } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';
import { absentMemos } from '../support/program.ts';
import { bareLanguage, buildBare } from './bare-langium.ts';
import { cedarPolicies, cedarSchema, checkWithCedar } from './cedar.ts';
import { countries } from './countries.ts';
import { dense, hot, sparse, type WorkloadParameters, workload } from './workload.ts';
import { textOf } from './workload-text.ts';

export const presets: Record<string, WorkloadParameters> = {
  sparse,
  'sparse, 6 parameters': { ...sparse, parameters: 6 },
  'sparse, one file': { ...sparse, rulesPerFile: undefined },
  dense,
  'one category': hot,
};

export interface Measured {
  milliseconds: number;
  /** The largest resident set of the process, in MiB. */
  peak: number;
}

/** What is measured, each in a process of its own: the work, of which the time is taken, after what has to be there first. */
export const measures = {
  'check without findings': async (parameters: WorkloadParameters) => {
    const files = textOf(workload(parameters, countries));
    return timed(async () => {
      const program = await read(files);
      compile(program, absentMemos, { generator: 'bench', sources: [] });
      for (const document of program.documents()) checkDocument(document, program);
    });
  },
  'bare Langium: build': async (parameters: WorkloadParameters) => {
    const files = textOf(workload(parameters, countries));
    return timed(async () => {
      await buildBare(files);
    });
  },
  'Cedar: parse, validate': (parameters: WorkloadParameters) => {
    const rules = workload(parameters, countries);
    const [schema, policies] = [cedarSchema(rules), cedarPolicies(rules)];
    return timed(() => checkWithCedar(schema, policies));
  },
  'compile to JSON': async (parameters: WorkloadParameters) => {
    const program = await read(textOf(workload(parameters, countries)));
    return timed(() => serialize(compile(program, absentMemos, { generator: 'bench', sources: [] }).ruleset));
  },
  'bare Langium: JsonSerializer': async (parameters: WorkloadParameters) => {
    const { language } = bareLanguage();
    const program = await read(textOf(workload(parameters, countries)));
    return timed(() => {
      for (const document of program.documents())
        language.serializer.JsonSerializer.serialize(document.parseResult.value);
    });
  },
  'load the JSON': async (parameters: WorkloadParameters) => {
    const text = await compiledText(parameters);
    return timed(() => parseRuleset(text));
  },
  'JSON.parse': async (parameters: WorkloadParameters) => {
    const text = await compiledText(parameters);
    return timed(() => JSON.parse(text));
  },
};

export type Measure = keyof typeof measures;

/** Measures in a new process, so that neither memory nor compiled code of one measure helps the next. */
export function measuredApart(measure: Measure, preset: string, rules: number): Measured {
  const runner = path.resolve(import.meta.dirname, 'measure.ts');
  const args = ['--max-old-space-size=6144', runner, measure, preset, String(rules)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${measure} of ${preset}, ${rules} rules: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}

async function compiledText(parameters: WorkloadParameters): Promise<string> {
  const program = await read(textOf(workload(parameters, countries)));
  return serialize(compile(program, absentMemos, { generator: 'bench', sources: [] }).ruleset);
}

async function read(files: ReadonlyMap<string, string>): Promise<Program> {
  const services = createLanguage();
  const { LangiumDocumentFactory } = services.shared.workspace;
  const documents = [...files].map(([name, text]) => LangiumDocumentFactory.fromString(text, URI.file(name)));
  await indexDocuments(services, documents);
  const [program] = services.programs.all();
  if (!program) throw new Error('The workload has no ruleset');
  return program;
}

/** Of the processor, in milliseconds: what else runs on the machine does not count. */
async function timed(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
