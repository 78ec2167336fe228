import type { Act } from "../messaging/act.ts";
import { Refusal } from "./Refusal.ts";

/** The organization with this name, or the only one. @throws Refusal when it is not clear which */
export async function organizationId(act: Act, name: string | undefined): Promise<string> {
  const tx = await act.uow.prisma();
  const all = await tx.organization.findMany({ orderBy: { createdAt: "asc" } });
  const fitting = name === undefined ? all : all.filter((organization) => organization.name === name);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only.id;
  if (all.length === 0) {
    throw new Refusal("no_organization", "There is no organization yet: it comes with its first inspection.");
  }
  throw new Refusal(
    "which_organization",
    ["Say which organization (--organization NAME):", ...all.map((one) => `  ${one.name}`)].join("\n"),
  );
}

export interface FormOwnerOptions {
  organization?: string;
  forAll?: true;
}

/**
 * Whose form is meant: null for everybody's, also while there is no organization yet.
 * @throws Refusal when it is not clear which of several
 */
export async function formOwner(
  act: Act,
  { organization, forAll }: FormOwnerOptions,
): Promise<string | null> {
  if (forAll === true) {
    if (organization === undefined) return null;
    throw new Refusal("which_organization", "Say either --organization or --for-all.");
  }
  const tx = await act.uow.prisma();
  if (organization === undefined && (await tx.organization.count()) === 0) return null;
  return organizationId(act, organization);
}
