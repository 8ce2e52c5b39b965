import type { Connection } from 'vscode-languageserver';

/** Tells of errors that nobody foresaw: each in the log, and once as a message. The server goes on. */
export class Defects {
  private readonly connection: Connection;
  private readonly told = new Set<string>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  report(error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(what);
    if (this.told.has(what)) return;
    this.told.add(what);
    this.connection.window.showErrorMessage(
      'Regimen could not analyse a ruleset, because of a defect in Regimen itself: not all that is wrong is shown. The log says more.',
    );
  }
}
