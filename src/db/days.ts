/**
 * Calendar days at the border of the database: `@db.Date` columns are `Date`s at midnight UTC in
 * Prisma; everywhere else a day is "yyyy-mm-dd".
 */
export function dbDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
