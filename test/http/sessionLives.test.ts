import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SESSION_LIVES, sessionLife } from "../../src/policies/sessionLives.ts";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

const MINUTE = 60_000;
const { deciding, field } = SESSION_LIVES;

describe("the life of a session", () => {
  it.each([
    ["a member", { decides: false, hasWayBack: true }, false, field],
    ["a lead with another chat", { decides: true, hasWayBack: true }, false, deciding],
    ["a lead whom only the operator could let in again", { decides: true, hasWayBack: false }, false, field],
    ["the same where the office is strict", { decides: true, hasWayBack: false }, true, deciding],
  ])("of %s", (_who, person, strict, life) => {
    expect(sessionLife({ ...SESSION_LIVES, strict }, person)).toEqual(life);
  });
});

describe("ASVS 7.3: sessions of those who decide", () => {
  let world: WebWorld;
  beforeAll(async () => {
    world = await webWorld();
  });
  afterAll(() => world.close());

  it("end after half a working day without use, and after twelve hours in all", async () => {
    const { lead, browser } = await signedIn("Hùng");
    await make(lead, "lead");
    await chatOf(lead);
    const idle = await another(lead);
    expect(await status(idle)).toBe(200);
    world.advance(deciding.idleMs + MINUTE);
    expect(await status(idle)).toBe(401);
    expect(await status(browser)).toBe(200);
    const fresh = await another(lead);
    for (let spent = 0; spent < deciding.wholeMs - deciding.idleMs; spent += deciding.idleMs - MINUTE) {
      expect(await status(fresh)).toBe(200);
      world.advance(deciding.idleMs - MINUTE);
    }
    world.advance(deciding.idleMs - MINUTE);
    expect(await status(fresh)).toBe(401);
  });

  it("who becomes the lead in the middle of a session is not cut off at once, but that day", async () => {
    const { lead, browser } = await signedIn("Lan");
    world.advance(3 * 24 * 60 * MINUTE);
    expect(await status(browser)).toBe(200);
    await make(lead, "secretary");
    await chatOf(lead);
    world.advance(6 * MINUTE);
    expect(await status(browser)).toBe(200);
    for (let spent = 0; spent < deciding.wholeMs; spent += deciding.idleMs - MINUTE) {
      world.advance(deciding.idleMs - MINUTE);
      await status(browser);
    }
    world.advance(6 * MINUTE);
    expect(await status(browser)).toBe(401);
  });

  it("whose role has ended has the longer life again", async () => {
    const { lead, browser } = await signedIn("Mai");
    await make(lead, "lead");
    await chatOf(lead);
    await world.db.prisma.teamMember.updateMany({
      where: { personId: lead },
      data: { removedAt: new Date() },
    });
    world.advance(6 * MINUTE);
    expect(await status(browser)).toBe(200);
    world.advance(deciding.wholeMs + MINUTE);
    expect(await status(browser)).toBe(200);
  });

  /** Somebody with a web chat, signed in to it by a link. */
  async function signedIn(name: string): Promise<{ lead: string; browser: WebClient }> {
    const lead = await world.person(name);
    return { lead, browser: await another(lead) };
  }

  async function another(personId: string): Promise<WebClient> {
    const browser = new WebClient(world.url);
    await browser.open(await world.invite(personId, "sign_in"));
    await browser.messages();
    return browser;
  }

  async function chatOf(personId: string): Promise<void> {
    const data = { channel: "telegram", externalId: personId, personId } as const;
    await world.db.prisma.channelAccount.create({ data });
  }

  async function make(personId: string, role: "lead" | "secretary"): Promise<void> {
    await world.document(`${personId}.pdf`, Buffer.from("%PDF"));
    const inspection = await world.db.prisma.inspection.findFirstOrThrow({ orderBy: { id: "desc" } });
    await world.db.prisma.teamMember.create({ data: { inspectionId: inspection.id, personId, role } });
  }

  async function status(browser: WebClient): Promise<number> {
    return (await browser.fetch("/api/chat/session")).status;
  }
});
