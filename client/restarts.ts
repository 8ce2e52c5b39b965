import { window } from 'vscode';
import { type BaseLanguageClient, CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

const allowed = 4;
const withinMilliseconds = 3 * 60 * 1000;

/**
 * Starts the server again after a crash, and says so; after the fourth restart within three minutes it asks first, because what
 * crashed the server is then most likely in the files that it reads at its start.
 */
export function restartAfterCrash(client: () => BaseLanguageClient): ErrorHandler {
  let restarts: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      restarts = restarts.filter((time) => now - time < withinMilliseconds);
      if (restarts.length < allowed) {
        restarts.push(now);
        void say('The Regimen language server stopped unexpectedly and was started again.', client());
        return { action: CloseAction.Restart, handled: true };
      }
      restarts = [];
      void say(
        `The Regimen language server stopped ${allowed + 1} times within three minutes. It stays stopped: rules are not checked.`,
        client(),
        'Start again',
      );
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function say(message: string, client: BaseLanguageClient, startAgain?: string): Promise<void> {
  const showLog = 'Show log';
  const answer = startAgain
    ? await window.showErrorMessage(message, startAgain, showLog)
    : await window.showWarningMessage(message, showLog);
  if (answer === showLog) client.outputChannel.show();
  else if (answer !== undefined) await client.start();
}
