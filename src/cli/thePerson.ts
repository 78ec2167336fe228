import type { Act } from "../messaging/act.ts";
import { listPeople, type PersonEntry } from "../usecases/people/listPeople.ts";
import { personLine } from "./personLine.ts";
import { Refusal } from "./Refusal.ts";

/** The one person that an id or a part of a name means; those merged into others are not meant. */
export async function thePerson(act: Act, given: string): Promise<PersonEntry> {
  const everybody = (await listPeople(act)).filter(({ mergedInto }) => mergedInto === null);
  const byId = everybody.find(({ id }) => id === given);
  if (byId !== undefined) return byId;
  const named = (await listPeople(act, given)).filter(({ mergedInto }) => mergedInto === null);
  const [only, ...others] = named;
  if (only === undefined) {
    throw new Refusal(
      "unknown_person",
      `Nobody is called ${given}: kiemtra person list. Nothing has changed.`,
    );
  }
  if (others.length === 0) return only;
  throw new Refusal(
    "several_people",
    [`Several people fit, give the id of one:`, ...named.map((one) => `  ${personLine(one)}`)].join("\n"),
  );
}
