import { Bot } from "grammy";

/** The baseline: a bare grammY bot that says what it hears, with the library's own polling. */

const [token = "", apiRoot = ""] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (context) => context.reply(context.message.text));
process.once("SIGTERM", () => void bot.stop());
await bot.start({ onStart: () => void process.stdout.write("ready\n") });
