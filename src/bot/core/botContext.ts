import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Handling } from "./handling.ts";

/** Context of the middleware around the conversations. */
export type BotContext = ConversationFlavor<Context> & { handling: Handling };

/** Context inside a conversation: no sessions, no plugins; data comes through `external`. */
export type InnerContext = Context;

export type BotConversation = Conversation<BotContext>;
