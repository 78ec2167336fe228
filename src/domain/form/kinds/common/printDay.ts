/** "2020-09-17" → "17/09/2020", "2020-09-17T08:30…" → "17/09/2020 08:30"; what is no day stays as it is. */
export function printDay(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(text);
  if (!match) return text;
  const [, year, month, day, time] = match;
  const date = `${day}/${month}/${year}`;
  return time === undefined ? date : `${date} ${time}`;
}
