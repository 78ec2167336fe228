import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performAct } from "../../src/messaging/act.ts";
import { removeMember } from "../../src/usecases/people/removeMember.ts";
import { createWorld, type World } from "../support/world.ts";
import type { Actor } from "../support/Actor.ts";

/** The menu button of Telegram shows what the person may do, and nothing that would be refused. */
describe.each(["telegram", "telegram webhook"] as const)("the command menu on %s", (channel) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(channel);
  }, 60_000);
  afterAll(() => world.close());

  const settled = async () => {
    await world.telegram?.drained();
    await world.service.idle();
  };
  const menuOf = (id: number) => world.telegram?.commands({ type: "chat", chat_id: id });
  const names = (menu: unknown) =>
    Array.isArray(menu) ? menu.map((one: { command: string }) => one.command) : menu;
  const FOR_ALL = ["help", "areas", "continue", "calendar", "cancel"];
  const people: Actor[] = [];

  it("a stranger is offered what is for everybody", () => {
    const menu = world.telegram?.commands({ type: "all_private_chats" });
    expect(names(menu)).toEqual(expect.arrayContaining(["help", "areas"]));
    expect(names(menu)).not.toEqual(expect.arrayContaining(["summary"]));
    expect(menuOf(7_000_002)).toBeUndefined();
  });

  it.each([
    ["lead", ["status", "summary", "minutes", "conclusion", "findings", "remediation"], ["remedy"]],
    ["procedures", ["status", "findings"], ["summary", "minutes", "remediation", "remedy"]],
    ["unit_contact", ["remedy"], ["status", "summary", "findings", "remediation"]],
  ])("%s is offered what the role may do once enrolled", async (who, offered, not) => {
    people.push(await world.person(who));
    await settled();
    const menu = names(menuOf(7_000_001 + people.length));
    expect(menu).toEqual(expect.arrayContaining([...FOR_ALL, ...offered]));
    for (const command of not) expect(menu).not.toContain(command);
  });

  it("what a role gave is out of the menu once it is taken away, after asking for help", async () => {
    const { services } = world.service;
    const [, member] = people;
    const { id: personId } = await services.db.prisma.person.findFirstOrThrow({
      where: { fullName: world.invite("procedures").person },
    });
    const { inspection, personId: toId } = await services.db.prisma.teamMember.findFirstOrThrow({
      where: { role: "member", personId: { not: personId } },
      include: { inspection: true },
    });
    const removed = await performAct(services, { key: "test:removed" }, (act) =>
      removeMember(act, { code: inspection.code, personId, toId }),
    );
    expect(removed.ok).toBe(true);
    await member?.says("trợ giúp");
    await settled();
    const menu = names(menuOf(7_000_003));
    expect(menu).toEqual(expect.arrayContaining(FOR_ALL));
    for (const command of ["status", "findings"]) expect(menu).not.toContain(command);
  });
});
