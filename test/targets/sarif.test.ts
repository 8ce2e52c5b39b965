import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sarifReport } from '../../language/targets/sarif.ts';
import { emptyReport, explain, sampleReport } from './sample-report.ts';

const text = { type: 'string', minLength: 1 };
const message = closedObject({ text });
const position = { type: 'integer', minimum: 1 };
const region = closedObject({ startLine: position, startColumn: position, endLine: position, endColumn: position });
const artifactLocation = closedObject({ uri: text }, { uriBaseId: { const: '%SRCROOT%' } });
const physicalLocation = closedObject({ artifactLocation, region });
const level = { enum: ['error', 'warning', 'note'] };

/** The part of the SARIF 2.1.0 schema that the log uses, with everything in it required that the standard requires. */
const essentials = closedObject({
  $schema: text,
  version: { const: '2.1.0' },
  runs: list(
    closedObject({
      tool: closedObject({
        driver: closedObject({
          name: text,
          version: text,
          rules: list(
            closedObject(
              { id: text, shortDescription: message, defaultConfiguration: closedObject({ level }) },
              { helpUri: { type: 'string', pattern: '^https?://' } },
            ),
          ),
        }),
      }),
      automationDetails: closedObject({ id: text }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      invocations: list(
        closedObject({
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: list(closedObject({ level, message })),
        }),
      ),
      results: list(
        closedObject(
          {
            ruleId: text,
            ruleIndex: { type: 'integer', minimum: 0 },
            level,
            message,
            locations: list(closedObject({ physicalLocation }), 1),
            relatedLocations: list(closedObject({ id: { type: 'integer', minimum: 0 }, physicalLocation, message })),
          },
          {
            fixes: list(
              closedObject({
                description: message,
                artifactChanges: list(
                  closedObject({
                    artifactLocation,
                    replacements: list(
                      closedObject({
                        deletedRegion: region,
                        insertedContent: closedObject({ text: { type: 'string' } }),
                      }),
                      1,
                    ),
                  }),
                  1,
                ),
              }),
            ),
            properties: { type: 'object' },
          },
        ),
      ),
      properties: { type: 'object' },
    }),
  ),
});

function closedObject(required: Record<string, object>, optional: Record<string, object> = {}): object {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

function list(items: object, minItems = 0): object {
  return { type: 'array', minItems, items };
}

function log() {
  return JSON.parse(sarifReport([sampleReport, emptyReport], explain, '0.1.0'));
}

test('the log has the structure of SARIF 2.1.0', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(essentials);
  validate(log());
  assert.deepEqual(validate.errors, null);
});

test('a run has the codes that occur as rules, each with its page where that is an address', () => {
  const [first, second] = log().runs;
  assert.deepEqual(first.tool.driver.rules, [
    {
      id: 'undercut',
      shortDescription: { text: 'About undercut.' },
      helpUri: 'https://example.org/undercut',
      defaultConfiguration: { level: 'error' },
    },
    {
      id: 'unknown-name',
      shortDescription: { text: 'About unknown-name.' },
      helpUri: 'https://example.org/unknown-name',
      defaultConfiguration: { level: 'warning' },
    },
    { id: 'unused', shortDescription: { text: 'About unused.' }, defaultConfiguration: { level: 'warning' } },
  ]);
  assert.deepEqual(second.tool.driver.rules, []);
  assert.deepEqual(
    first.results.map(({ ruleId, ruleIndex, level: shown }: Record<string, unknown>) => [ruleId, ruleIndex, shown]),
    [
      ['unknown-name', 1, 'error'],
      ['undercut', 0, 'warning'],
      ['unused', 2, 'note'],
    ],
  );
});

test('places count from 1, end columns are the next, paths are URIs', () => {
  const places = log().runs[0].results.map((result: { locations: unknown[] }) => result.locations[0]);
  assert.deepEqual(places, [
    {
      physicalLocation: {
        artifactLocation: {
          uri: 'rules/100%25%20new%2C%20%5Bold%5D%3A%20%7Ball%7D.regimen',
          uriBaseId: '%SRCROOT%',
        },
        region: { startLine: 4, startColumn: 6, endLine: 4, endColumn: 15 },
      },
    },
    {
      physicalLocation: {
        artifactLocation: { uri: 'rules/ear.regimen', uriBaseId: '%SRCROOT%' },
        region: { startLine: 10, startColumn: 6, endLine: 10, endColumn: 15 },
      },
    },
    {
      physicalLocation: {
        artifactLocation: { uri: 'file:///rules/old.regimen' },
        region: { startLine: 2, startColumn: 3, endLine: 5, endColumn: 4 },
      },
    },
  ]);
});

test('a message holds no placeholder and no link', () => {
  assert.equal(
    log().runs[0].results[0].message.text,
    String.raw`No category is called “<EAR:2B00\u001b[31m1>”; see \[this](1) & {{0}}, 100%. ::error::not a command ##[error]\u202e` +
      '\nhelp: Write EAR:2B001.',
  );
});

test('related places are numbered and say why; a finding goes along whole', () => {
  const [, result] = log().runs[0].results;
  assert.deepEqual(result.relatedLocations, [
    {
      id: 0,
      physicalLocation: {
        artifactLocation: { uri: 'regimes.regimen', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 7 },
      },
      message: { text: 'MTCR:category-I requires a license here' },
    },
  ]);
  assert.deepEqual(result.properties.finding, sampleReport.diagnostics[1]!.finding);
});

test('a fix lists its changes by file, with the text as it is', () => {
  const root = { uriBaseId: '%SRCROOT%' };
  assert.deepEqual(log().runs[0].results[0].fixes, [
    {
      description: { text: 'Change to “EAR:2B001”' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'rules/ear.regimen', ...root },
          replacements: [
            {
              deletedRegion: { startLine: 4, startColumn: 6, endLine: 4, endColumn: 15 },
              insertedContent: { text: 'EAR:2B001' },
            },
            {
              deletedRegion: { startLine: 10, startColumn: 1, endLine: 11, endColumn: 1 },
              insertedContent: { text: '' },
            },
          ],
        },
        {
          artifactLocation: { uri: 'cases.regimen', ...root },
          replacements: [
            {
              deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
              insertedContent: { text: '// {checked}\n' },
            },
          ],
        },
      ],
    },
  ]);
});

test('what was not read whole is a notification of the run', () => {
  assert.deepEqual(log().runs[0].invocations, [
    {
      executionSuccessful: true,
      toolExecutionNotifications: [
        { level: 'note', message: { text: 'EAR:space: a condition could not be read' } },
        { level: 'note', message: { text: 'EAR:space: no regime is called EAR' } },
      ],
    },
  ]);
});
