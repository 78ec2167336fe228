import { mondayOf } from "../domain/calendar/isoDay.ts";

/** Ends of the names, by whether the archive is sealed. */
const PLAIN = ".tar.gz";
const SEALED = ".tar.gz.age";

const NAME = /^kiemtra-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(\d+)\.tar\.gz(?:\.age)?$/;

/** How many of the newest backups of a day, an ISO week and a month are kept. */
export const KEPT = { days: 7, weeks: 5, months: 12 } as const;

/** "kiemtra-20261124T064513Z-20261124051712.tar.gz": moment in UTC, number of the last migration. */
export function backupName(now: Date, schema: string, sealed: boolean): string {
  const moment = now.toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
  return `kiemtra-${moment}-${/^\d+/.exec(schema)?.[0] ?? "0"}${sealed ? SEALED : PLAIN}`;
}

/**
 * Of the backups in a folder those that are no longer kept: all but the newest of each of the last 7
 * days, 5 weeks and 12 months that have one. Other names are never among them.
 */
export function outdatedBackups(names: readonly string[]): string[] {
  const backups = names
    .flatMap((name) => {
      const at = momentOf(name);
      return at === null ? [] : [{ name, at }];
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  const kept = new Set<string>();
  const keep = (count: number, period: (at: string) => string) => {
    const newest = new Map<string, string>();
    for (const { name, at } of backups) if (!newest.has(period(at))) newest.set(period(at), name);
    for (const name of [...newest.values()].slice(0, count)) kept.add(name);
  };
  keep(KEPT.days, (at) => at.slice(0, 10));
  keep(KEPT.weeks, (at) => mondayOf(at.slice(0, "yyyy-mm-dd".length)));
  keep(KEPT.months, (at) => at.slice(0, 7));
  return backups.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** ISO instant in the name; null when it is no backup's name. */
function momentOf(name: string): string | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
