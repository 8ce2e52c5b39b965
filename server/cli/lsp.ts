import type { ExitCode, Host } from './host.ts';
import { readOptions } from './options.ts';
import { misuse } from './refusal.ts';
import type { Verb } from './verb.ts';

const options = {
  stdio: { takes: 'nothing', help: 'Speaks LSP over standard input and output.' },
  clientProcessId: { takes: 'text', value: 'PID', help: 'The editor; when it is gone, the server ends too.' },
} as const;

export const lsp: Verb = {
  name: 'lsp',
  summary: 'the language server, for any editor',
  operands: '',
  options,
  succeeds: 'The editor asked the server to end.',
  fails: 'The connection broke off, or ended without that.',
  example: 'regimen lsp --stdio',
  run,
};

async function run(args: readonly string[], _host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  if (positionals.length > 0) throw misuse(`“${positionals[0]}” is not needed: the editor names its folders itself.`);
  if (!values.stdio) throw misuse('--stdio is needed: the server speaks over standard input and output.');
  // The server reads its arguments from the process, as every language server does, and ends the process itself.
  await import('../main.ts');
  return new Promise<never>(() => {});
}
