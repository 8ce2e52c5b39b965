import manifest from '../package.json' with { type: 'json' };

export const version = manifest.version;

/** How a compiled ruleset names what compiled it. */
export const generator = `regimen ${version}`;
