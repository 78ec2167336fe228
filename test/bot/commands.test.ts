import { describe, expect, it } from "vitest";
import { COMMAND_MENU } from "../../src/bot/commands/commandMenu.ts";
import { helpScreen } from "../../src/bot/commands/help.ts";
import { COMMANDS } from "../../src/bot/commands/index.ts";
import { menuFor } from "../../src/bot/commands/menuFor.ts";
import { recognizeCommand } from "../../src/bot/commands/recognizeCommand.ts";
import { menuCalls } from "../../src/channels/telegram/menuCalls.ts";
import { ROLES, type Role } from "../../src/domain/inspection/areas.ts";
import { spellings } from "../../src/domain/language/commandRecognizer.ts";
import { LOCALES } from "../../src/domain/text.ts";

const held = (roles: readonly Role[]) => roles.map((role) => ({ role, status: "in_progress" as const }));
const helpOf = (roles: readonly Role[], locale: "vi" | "en" = "vi") =>
  helpScreen(COMMANDS, held(roles), locale).text;

describe("the commands", () => {
  it.each(COMMANDS)("$name is in the help, in every language, with what it is for", ({ name, words }) => {
    for (const locale of LOCALES) {
      const line = helpOf(ROLES, locale)
        .split("\n")
        .find((one) => one.startsWith(words[locale][0]));
      expect(line, name).toMatch(/^[^:]+: \S.+/);
    }
  });

  it.each(COMMANDS)("$name is recognised by each of its words", ({ name, words }) => {
    for (const word of [name, ...Object.values(words).flat()]) {
      expect(recognizeCommand(word)).toEqual({ command: name, argument: "" });
      expect(recognizeCommand(`/${word}`)).toEqual({ command: name, argument: "" });
    }
  });

  it("no two share a word, however it is typed", () => {
    const typed = COMMANDS.flatMap(({ name, words }) =>
      spellings({ name, words: Object.values(words).flat(), takes: "nothing" }),
    );
    expect(typed.filter((word, place) => typed.indexOf(word) !== place)).toEqual([]);
  });

  it("fill a menu that Telegram takes, for everybody and for whoever has every role", () => {
    const languages = { defaultLanguage: "vi", others: ["en"] };
    expect(() => menuCalls(COMMAND_MENU, languages)).not.toThrow();
    for (const locale of LOCALES) {
      const offered = menuFor(COMMANDS, held(ROLES), locale).map(({ command, description }) => ({
        command,
        description: { vi: description },
      }));
      expect(() => menuCalls(offered, { defaultLanguage: "vi", others: [] })).not.toThrow();
      expect(offered.map(({ command }) => command)).toEqual(
        COMMANDS.filter(({ inMenu }) => inMenu).map(({ name }) => name),
      );
    }
  });

  it("help says to each only what they may do", () => {
    expect(helpOf(["lead"])).toContain("\nbiên bản: ");
    expect(helpOf(["lead"])).toContain("\nthông báo kết luận: ");
    expect(helpOf(["member"])).not.toContain("\nbiên bản: ");
    expect(helpOf(["unit_contact"])).toContain("\nkhắc phục: ");
    expect(helpOf(["unit_contact"])).not.toContain("\ntiến độ: ");
    expect(helpOf(["standing_agency"])).toContain("\nmẫu văn bản: ");
    expect(helpOf(["standing_agency"])).not.toContain("\nsửa 9: ");
  });

  it("help fits into one message of every channel", () => {
    for (const locale of LOCALES) expect(helpOf(ROLES, locale).length).toBeLessThan(2_000);
  });
});
