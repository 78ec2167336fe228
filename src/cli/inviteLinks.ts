import type { Config } from "../config.ts";
import type { IssuedInvite } from "../usecases/inspection/createInspection.ts";
import { serviceAddress } from "./operator.ts";

export interface LinkedInvite extends IssuedInvite {
  /** Opens the web chat and takes the invitation up. */
  link: string;
}

export function withLinks(config: Config, invites: readonly IssuedInvite[]): LinkedInvite[] {
  return invites.map(({ role, person, areas, code }) => ({
    role,
    person,
    areas,
    code,
    link: `${serviceAddress(config)}/i/${code}`,
  }));
}

export function inviteLines(invites: readonly LinkedInvite[]): string[] {
  return invites.map(
    ({ role, person, areas, link }) =>
      `  ${role}${areas.length > 0 ? ` (${areas.join(", ")})` : ""}: ${person}\n    ${link}`,
  );
}
