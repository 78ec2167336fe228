import {
  EMPTY_TEMPLATE,
  officeTemplate,
  type OfficeTemplate,
} from "../../domain/inspection/officeTemplate.ts";
import type { Act } from "../../messaging/act.ts";

/** The stored template; what an older release cannot have written is read as none. */
export function readTemplate(stored: unknown): OfficeTemplate {
  const read = officeTemplate.safeParse(stored ?? EMPTY_TEMPLATE);
  return read.success ? read.data : EMPTY_TEMPLATE;
}

/** The template of an organization, with what stands in its place where it says nothing. */
export async function paperTemplate(
  act: Act,
  organizationId: string,
): Promise<{ organization: string; place: string; template: OfficeTemplate }> {
  const tx = await act.uow.prisma();
  const found = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, place: true, paperTemplate: true },
  });
  return { organization: found.name, place: found.place, template: readTemplate(found.paperTemplate) };
}

/**
 * Changes the template of an organization; papers made from now on follow it. `change` gets the
 * stored one under a lock, so that two who edit at once do not undo each other.
 */
export async function changeTemplate(
  act: Act,
  organizationId: string,
  change: (stored: OfficeTemplate) => OfficeTemplate,
): Promise<OfficeTemplate> {
  const { rows } = await act.uow.sql.query<{ paperTemplate: unknown }>({
    text: `SELECT "paperTemplate" FROM "Organization" WHERE id = $1 FOR UPDATE`,
    values: [organizationId],
  });
  const template = officeTemplate.parse(change(readTemplate(rows[0]?.paperTemplate)));
  await act.uow.sql.query({
    text: `UPDATE "Organization" SET "paperTemplate" = $2::jsonb WHERE id = $1`,
    values: [organizationId, JSON.stringify(template)],
  });
  act.audit({
    chain: "system",
    action: "template.changed",
    object: `organization:${organizationId}`,
    data: { template },
  });
  return template;
}
