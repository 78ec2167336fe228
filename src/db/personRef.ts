import type { Database } from "./database.ts";

/** A person as far as an act has to know who acts. */
export interface PersonRef {
  id: string;
  organizationId: string;
  fullName: string;
  locale: string;
}

/** The person with this id; null when there is none. */
export function personRef({ prisma }: Pick<Database, "prisma">, id: string): Promise<PersonRef | null> {
  return prisma.person.findUnique({
    where: { id },
    select: { id: true, organizationId: true, fullName: true, locale: true },
  });
}
