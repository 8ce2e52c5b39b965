import type { Day } from '../ruleset/types.ts';

/** The first and the last day that a ruleset can name, in days since 1970-01-01. */
export const firstDayNumber = dayNumber('0001-01-01');
export const lastDayNumber = dayNumber('9999-12-31');

/**
 * Reads `YYYY-MM-DD`, or a month (`YYYY-MM`) or year (`YYYY`) as its first day. A day that the calendar does not have is a
 * problem, told in one sentence.
 */
export function parseDay(text: string): { day: Day } | { problem: string } {
  const parts = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
  if (!parts) return { problem: `“${text}” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY.` };
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? '01');
  const day = Number(parts[3] ?? '01');
  if (year === 0) return { problem: `“${text}” is not a date; years start with 0001.` };
  if (month < 1 || month > 12) return { problem: `“${text}” is not a date; months go from 01 to 12.` };
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) {
    const which = `${monthNames[month - 1]} ${parts[1]}`;
    return { problem: `“${text}” is not a date; ${which} has ${length} days.` };
  }
  return { day: `${parts[1]}-${pad(month, 2)}-${pad(day, 2)}` };
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar. The day must be one that `parseDay` returned.
 * Counts from March so that the leap day ends its year: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.
 */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `dayNumber`, for numbers from `firstDayNumber` to `lastDayNumber`. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
