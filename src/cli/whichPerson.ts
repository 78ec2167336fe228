import type { Role } from "../domain/inspection/areas.ts";
import { Refusal } from "./Refusal.ts";

/** Nobody fits what was given, or several people do: with those there are to choose from. */
export function whichPerson(
  code: string,
  choice: {
    reason: "nobody" | "several";
    people: readonly { role: Role; person: string; areas: readonly string[] }[];
  },
): Refusal {
  const people = choice.people.map(
    ({ role, person, areas }) => `  ${role}: ${person}${areas.length > 0 ? ` (${areas.join(", ")})` : ""}`,
  );
  return choice.reason === "nobody"
    ? new Refusal("unknown_person", [`Nobody in ${code} fits. Its people are:`, ...people].join("\n"))
    : new Refusal(
        "several_people",
        [`Several people in ${code} fit, say which one (--person, --area):`, ...people].join("\n"),
      );
}
