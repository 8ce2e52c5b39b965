import { parseDay } from '../language/region/day.ts';
import type { Settings } from './protocol.ts';

export const defaultSettings: Settings = { asOf: '', whatIf: false, severity: {} };

const severities = ['error', 'warning', 'information', 'off'] as const;

/** The settings in what an editor sent, which may be anything; what cannot be read keeps its default. */
export function readSettings(sent: unknown): Settings {
  const { asOf, whatIf, severity } = fieldsOf(sent);
  const day = typeof asOf === 'string' ? parseDay(asOf) : undefined;
  return {
    asOf: day && 'day' in day ? day.day : '',
    whatIf: whatIf === true,
    severity: Object.fromEntries(
      Object.entries(fieldsOf(severity)).flatMap(([code, value]) => {
        const known = severities.find((each) => each === value);
        return known ? [[code, known]] : [];
      }),
    ),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
