import type { InspectionSpec } from "./inspectionSpec.ts";

export interface SpecMistake {
  path: (string | number)[];
  message: string;
}

/** Everything in which an inspection asks for what its form does not have, or names somebody twice. */
export function formMismatches(
  spec: InspectionSpec,
  form: { areas: readonly string[]; parameters: readonly string[] },
): SpecMistake[] {
  const mistakes: SpecMistake[] = [];
  const inspected = new Set(spec.areas ?? form.areas);
  for (const [index, area] of (spec.areas ?? []).entries()) {
    if (!form.areas.includes(area)) mistakes.push(unknown(["areas", index], "area", area, form.areas));
    if (spec.areas?.indexOf(area) !== index)
      mistakes.push({ path: ["areas", index], message: `${area} is listed twice` });
  }
  for (const name of Object.keys(spec.parameters)) {
    if (!form.parameters.includes(name))
      mistakes.push(unknown(["parameters", name], "parameter", name, form.parameters));
  }
  const seen = new Map<string, string>();
  const named = new Map<string, { list: "team" | "unitPeople"; name: string }>();
  for (const list of ["team", "unitPeople"] as const) {
    for (const [index, person] of spec[list].entries()) {
      for (const [place, area] of person.areas.entries()) {
        const path = [list, index, "areas", place];
        if (!form.areas.includes(area)) mistakes.push(unknown(path, "area", area, form.areas));
        else if (!inspected.has(area))
          mistakes.push({ path, message: `${area} is not among the areas of this inspection` });
        else if (person.areas.indexOf(area) !== place)
          mistakes.push({ path, message: `${area} is listed twice` });
      }
      // Of two entries without a word that tells who they are, alike ones are more likely one person
      // written twice than two people.
      const key = JSON.stringify([person.person ?? [person.name, person.post ?? null], person.role]);
      const before = seen.get(key);
      if (before !== undefined) {
        mistakes.push({
          path: [list, index],
          message: `is the same person with the same role as ${before}: give all areas in one entry, or tell the two apart by their post or a word each (person)`,
        });
      }
      seen.set(key, before ?? `${list}.${index}`);
      if (person.person === undefined) continue;
      const same = named.get(person.person);
      const path = [list, index, "person"];
      if (same !== undefined && same.list !== list) {
        mistakes.push({ path, message: "nobody is of the team and of the inspected unit" });
      } else if (same !== undefined && same.name !== person.name) {
        mistakes.push({ path, message: `is ${same.name} in another entry` });
      }
      named.set(person.person, same ?? { list, name: person.name });
    }
  }
  return mistakes;
}

function unknown(
  path: SpecMistake["path"],
  what: string,
  name: string,
  known: readonly string[],
): SpecMistake {
  return { path, message: `the form has no ${what} ${name}; it has: ${known.join(", ")}` };
}
