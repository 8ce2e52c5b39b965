import {
  type Disposable,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskRevealKind,
  TaskScope,
  tasks,
  type Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

const verbs = ['check', 'compile', 'test'] as const;

/** The shape that package.json describes under `taskDefinitions`. */
interface RegimenTask extends TaskDefinition {
  verb: (typeof verbs)[number];
  /** The ruleset's folder, relative to the workspace folder. */
  path?: string;
  /** Where `compile` writes, relative to the workspace folder. */
  output?: string;
}

/** Tasks of the type `regimen`, which run the command line on the rulesets of the workspace. */
export function registerTasks(commandLine: string, rulesetFolders: () => Promise<Uri[]>): Disposable {
  return tasks.registerTaskProvider('regimen', {
    provideTasks: async () =>
      (await rulesetFolders()).flatMap((ruleset) => {
        const folder = workspace.getWorkspaceFolder(ruleset);
        const relative = workspace.asRelativePath(ruleset, false);
        const isWhole = ruleset.toString() === folder?.uri.toString();
        const at = isWhole ? {} : { path: relative };
        return folder ? verbs.map((verb) => taskOf({ type: 'regimen', verb, ...at }, folder, commandLine)) : [];
      }),
    resolveTask: (task) =>
      isRegimenTask(task.definition) ? taskOf(task.definition, task.scope, commandLine) : undefined,
  });
}

function isRegimenTask(definition: TaskDefinition): definition is RegimenTask {
  return verbs.some((verb) => verb === definition.verb);
}

function taskOf(definition: RegimenTask, scope: Task['scope'], commandLine: string): Task {
  const { verb, path: ruleset = '.', output } = definition;
  const args = [commandLine, verb, ruleset, ...(verb === 'compile' && output ? ['--pretty', '-o', output] : [])];
  // The editor's own Node: an author need not have one.
  const execution = new ProcessExecution(process.execPath, args, {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    ...(isFolder(scope) ? { cwd: scope.uri.fsPath } : {}),
  });
  const name = ruleset === '.' ? verb : `${verb} ${ruleset}`;
  const task = new Task(definition, scope ?? TaskScope.Workspace, name, 'regimen', execution, '$regimen');
  task.group = verb === 'test' ? TaskGroup.Test : TaskGroup.Build;
  task.presentationOptions = { reveal: TaskRevealKind.Always, clear: true };
  return task;
}

function isFolder(scope: Task['scope']): scope is WorkspaceFolder {
  return typeof scope === 'object';
}
