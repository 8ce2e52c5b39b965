// The entry of the tests inside VS Code's extension host: Node's or a web worker's. One bundle without a module of Node serves both.

/** Mocha's browser build puts its class there. */
declare const Mocha: typeof import('mocha');

/** VS Code calls this once the workbench is up; a rejection fails the run. */
export async function run(): Promise<void> {
  // Imported here, because at the top it would replace what this module exports: bundled, it takes the module for its own.
  // @ts-expect-error The browser build has no types of its own; what it puts into the global scope is declared above.
  await import('mocha/mocha.js');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: Mocha.reporters.Base });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./suite.ts');
  const failures = await new Promise<number>((resolve) => report(mocha.run(resolve)));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Prints through the console alone, which VS Code forwards. */
function report(runner: Mocha.Runner): void {
  runner.on('pass', (test) => console.log(`  ✔ ${test.title} (${test.duration} ms)`));
  runner.on('fail', (test, error: Error) => console.error(`  ✖ ${test.title}\n${error.stack ?? error}`));
  runner.on('end', () => console.log(`${runner.stats?.passes} passed, ${runner.stats?.failures} failed`));
}
