import { type Browser, chromium } from 'playwright-core';
import type { Host } from './host.ts';

/** A headless Chromium that reaches this machine alone. `VSCODE_TEST_SHOW=1` shows its window, where there is a screen. */
export function launchChromium(host: Host): Promise<Browser> {
  return chromium.launch({
    executablePath: host.chromium,
    headless: !process.env.VSCODE_TEST_SHOW,
    env: { ...process.env, ...host.chromiumEnvironment } as Record<string, string>,
    // Its own handlers would end this process before the VS Code server is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}
