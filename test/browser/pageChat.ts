import type { Page } from "playwright-core";
import { z } from "zod";
import type { Chat } from "../../src/demo/playDialogue.ts";
import type { World } from "../support/world.ts";
import { say, until } from "./browser.ts";

/** With what a person uses the page. */
export type Hands = "fingers" | "keyboard";

/** A person at the page in a browser. */
export interface PageChat extends Chat {
  page: Page;
  /** What the person does without a network, and waits; then it is back. */
  offline(act: () => Promise<void>): Promise<void>;
  /** Waits for a message of the bot that no act of the person has caused. */
  hears(text: string): Promise<void>;
}

/** More than there are controls between the newest buttons and the text field. */
const MAX_TABS = 40;

const seenSchema = z.array(z.object({ text: z.string(), buttons: z.array(z.string()) }));

/** What the bot has said since the person's last message, as the page shows it. */
const SEEN = `[...document.querySelectorAll("#log article.bot:not(:has(~ article.me))")].map((article) => ({
  text: article.querySelector(".text")?.textContent ?? "",
  buttons: [...article.querySelectorAll(".buttons > *")].map((button) => button.textContent),
}))`;

/** Number of the newest message the page has put on the screen. */
const SHOWN = `Math.max(0, ...JSON.parse(
  localStorage.getItem("kiemtra.messages." + localStorage.getItem("kiemtra.account")) ?? "[]",
).map((message) => message.id))`;

const NEWEST = `fetch("/api/chat/messages?limit=1").then((response) => response.json())
  .then((messages) => messages.at(-1)?.id ?? 0)`;

export function pageChat(world: World, page: Page, hands: Hands): PageChat {
  let offline = false;

  /** Everything typed has arrived, unless there is no network. */
  async function sent(): Promise<void> {
    if (!offline) await page.locator("#pending:not(:has(article))").waitFor({ state: "attached" });
    else await page.locator("#pending .waiting").last().waitFor();
  }

  /** Goes with the tab key to what the expression holds for: on, then back. */
  async function tabTo(expression: string): Promise<void> {
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let press = 0; press < MAX_TABS; press += 1) {
        if (await page.evaluate(expression)) return;
        if (key === "Tab" && (await page.evaluate("document.activeElement.matches('#send, #record')"))) break;
        await page.keyboard.press(key);
      }
    }
    throw new Error(`the keyboard does not lead to ${expression}`);
  }

  return {
    page,
    async open(code) {
      await page.goto(`${world.service.publicUrl}/i/${code}`);
      await page.locator("#log article.bot").first().waitFor();
    },
    async says(text) {
      if (hands === "keyboard") {
        await tabTo("document.activeElement.id === 'input'");
        await page.keyboard.insertText(text);
        await page.keyboard.press("Enter");
      } else {
        await say(page, text);
      }
      await sent();
    },
    async presses(label) {
      if (hands === "keyboard") {
        const name = JSON.stringify(label);
        await tabTo(
          `document.activeElement.matches(".open .buttons *") && document.activeElement.textContent === ${name}`,
        );
        await page.keyboard.press("Enter");
      } else {
        await page.locator("#log").getByRole("button", { name: label, exact: true }).last().click();
      }
      await sent();
    },
    async shown() {
      await world.service.idle();
      const newest = Number(await page.evaluate(NEWEST));
      await until(page, `${SHOWN} >= ${newest}`);
      return seenSchema.parse(await page.evaluate(SEEN));
    },
    async offline(act) {
      offline = true;
      await page.context().setOffline(true);
      await act();
      offline = false;
      await page.context().setOffline(false);
      await sent();
    },
    async hears(text) {
      await page.locator("#log article.bot").filter({ hasText: text }).last().waitFor();
    },
  };
}
