import { diskFiles } from '../files.ts';
import { runCommandLine } from './command-line.ts';
import type { Host, Output } from './host.ts';

const host: Host = {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  files: diskFiles,
  interruption() {
    const interruption = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
    return interruption.signal;
  },
};

runCommandLine(process.argv.slice(2), host).then((code) => {
  // Not `exit`, which would cut off what a pipe has not taken yet.
  process.exitCode = code;
});

function output(stream: NodeJS.WriteStream): Output {
  // Whoever reads the other end may have had enough, as `head` does.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY ?? false,
  };
}
