import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { performAct, type ActServices } from "../../../src/messaging/act.ts";
import { openArea, type OpenArea } from "../../../src/usecases/answers/openArea.ts";
import { saveAnswer } from "../../../src/usecases/answers/saveAnswer.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { enrolTeams, type EnrolledMember } from "../../support/enrolTeams.ts";
import { numberForm } from "../../support/numberForm.ts";
import { quietServices } from "../../support/quietServices.ts";

const form = numberForm("numbers", { areas: 2, questions: 5 });
let database: TestDatabase;
let db: Database;
let services: ActServices;
let lan: EnrolledMember;
let minh: EnrolledMember;

beforeAll(async () => {
  database = await freshDatabase();
  const team = { form, inspections: 1, auditKey: "k".repeat(32), firstChat: 1, code: "TEAM" };
  const members = await enrolTeams(database.connectionString, team);
  const [first, second] = members;
  if (first === undefined || second === undefined) throw new Error("no members");
  [lan, minh] = [first, second];
  db = openDatabase({ connectionString: database.connectionString });
  services = quietServices(db);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** One act of a member on their own area. */
async function as<T>(member: EnrolledMember, work: (area: OpenArea, save: Save) => Promise<T>): Promise<T> {
  const person = await db.prisma.person.findUniqueOrThrow({ where: { id: member.personId } });
  return performAct(services, { key: "test", actor: person, channel: "telegram" }, async (act) => {
    const area = await openArea(act, member.recordId);
    if (area === null) throw new Error("no area");
    return work(area, async (path, value) => {
      const input = {
        path,
        state: "answered",
        value,
        approximate: false,
        note: null,
        explanation: null,
      } as const;
      expect(await saveAnswer(act, area, input)).toMatchObject({ ok: true });
    });
  });
}
type Save = (path: string, value: number) => Promise<void>;

it("two acts on one inspection at once have a session each, and both come to know both answers", async () => {
  const opened = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const [first, second] = await Promise.all(
    [lan, minh].map((member, place) =>
      as(member, async ({ session }, save) => {
        opened[place]?.resolve();
        await Promise.all(opened.map(({ promise }) => promise));
        await save(`a${place + 1}_q1`, 7);
        return session;
      }),
    ),
  );
  expect(first).not.toBe(second);
  for (const member of [lan, minh]) {
    await as(member, async ({ session }) => {
      expect([session.isSettled("a1_q1"), session.isSettled("a2_q1")]).toEqual([true, true]);
    });
  }
});

it("what an act has not committed is seen by no other act", async () => {
  const saved = Promise.withResolvers<void>();
  const looked = Promise.withResolvers<void>();
  const saving = as(lan, async (_area, save) => {
    await save("a1_q5", 7);
    saved.resolve();
    await looked.promise;
  });
  await saved.promise;
  await as(minh, async ({ session }) => expect(session.isSettled("a1_q5")).toBe(false));
  looked.resolve();
  await saving;
  await as(minh, async ({ session }) => expect(session.isSettled("a1_q5")).toBe(true));
});

it("an act that fails leaves nothing behind in memory", async () => {
  const failing = as(lan, async (_area, save) => {
    await save("a1_q3", 7);
    throw new Error("after the answer");
  });
  await expect(failing).rejects.toThrow("after the answer");
  await as(lan, async ({ session }) => expect(session.isSettled("a1_q3")).toBe(false));
});

it("an act that fails while another one reads leaves nothing behind either", async () => {
  const reading = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<void>();
  const failing = as(lan, async (_area, save) => {
    await save("a1_q4", 7);
    await reading.promise;
    throw new Error("after the answer");
  }).catch(() => failed.resolve());
  await as(minh, async (_area, save) => {
    reading.resolve();
    await failed.promise;
    await save("a2_q2", 7);
  });
  await failing;
  await as(lan, async ({ session }) => {
    expect([session.isSettled("a1_q4"), session.isSettled("a2_q2")]).toEqual([false, true]);
  });
});
