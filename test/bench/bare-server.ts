// Bare Langium as a language server over standard input and output: the same grammar, no service replaced.
import { inject } from 'langium';
import { createDefaultModule, createDefaultSharedModule, startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { RegimenGeneratedModule, RegimenGeneratedSharedModule } from '../../language/grammar/generated/module.ts';

const connection = createConnection(ProposedFeatures.all);
const shared = inject(createDefaultSharedModule({ connection, ...NodeFileSystem }), RegimenGeneratedSharedModule);
shared.ServiceRegistry.register(inject(createDefaultModule({ shared }), RegimenGeneratedModule));
startLanguageServer(shared);
