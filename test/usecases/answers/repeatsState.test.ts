import { expect, it } from "vitest";
import { openEntries } from "../../../src/usecases/answers/repeatsState.ts";
import { sessionOf } from "../../domain/form/support.ts";

it("a session knows of a repeat what is stored: its entries, and that there are no more", () => {
  const session = sessionOf({
    survey: `type|name|label
      begin group|g|G
      begin repeat|h|H
      integer|n|N
      end repeat||
      end group||`,
    rules: `id|area|when|finding
      R1|g|count(\${h}) = 2|F`,
  });
  openEntries(session, { h: { count: 2, closed: false }, gone: { count: 1, closed: true } });
  expect(session.rules()).toMatchObject({ fired: [], unjudged: [{ missing: ["h"] }] });
  openEntries(session, { h: { count: 2, closed: true } });
  expect(session.rules()).toMatchObject({ fired: [{ id: "R1" }], unjudged: [] });
});
