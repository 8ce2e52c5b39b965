import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientWorkspace } from './client-workspace.ts';
import { diskWorkspace } from './disk-workspace.ts';
import { startServer } from './start.ts';

// How to speak to the editor (`--node-ipc`, `--stdio`, `--socket=…`) stands among the arguments.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, diskWorkspace(clientWorkspace(connection)));
