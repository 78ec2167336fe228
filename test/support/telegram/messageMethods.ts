import { isDeepStrictEqual } from "node:util";
import { badRequest } from "./ApiFailure.ts";
import { checkMarkup } from "./checkMarkup.ts";
import type { ChatState } from "./FakeState.ts";
import { formattedText } from "./formattedText.ts";
import { booleanOf, isObject, numberOf, stringOf } from "./json.ts";
import { asSent, type FakeMessage, type MessageContent } from "./messages.ts";
import { chatIdOf, type Method, type MethodContext } from "./methodContext.ts";
import { withServerEntities } from "./serverEntities.ts";
import { uploadedDocument } from "./uploadedDocument.ts";

const CHAT_ACTIONS = new Set(
  "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note".split(
    " ",
  ),
);

const sendMessage: Method = (context) =>
  send(context, () => {
    const { text, entities } = withServerEntities(
      formattedText(context.args, { text: "text", entities: "entities" }),
    );
    return { text, ...(entities.length > 0 ? { entities } : {}) };
  });

const sendDocument: Method = (context) =>
  send(context, () => ({
    ...captionOf(context),
    document: uploadedDocument(context, context.args["document"]),
  }));

const sendChatAction: Method = ({ state, args }) => {
  const chat = state.chatToWrite(chatIdOf(args));
  const action = stringOf(args, "action") ?? "";
  if (!CHAT_ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
  chat.actions.push(action);
  return true;
};

/** Leaving out `reply_markup` takes the buttons away, and an edit that changes nothing is an error. */
const editMessageReplyMarkup: Method = ({ state, args }) => {
  if (args["inline_message_id"] !== undefined) throw badRequest("fake: inline messages are not supported");
  const chat = state.chatToWrite(chatIdOf(args));
  const message = state.findMessage(chat, numberOf(args, "message_id"));
  if (!message) throw badRequest("message to edit not found");
  if (message.from.id !== state.bot.id) throw badRequest("message can't be edited");
  const keyboard = checkMarkup(args["reply_markup"], { privateChat: chat.chat.type === "private" });
  if (keyboard === undefined && args["reply_markup"] !== undefined) {
    throw badRequest("inline keyboard expected");
  }
  const next = keyboard && keyboard.length > 0 ? keyboard : undefined;
  if (isDeepStrictEqual(next, message.reply_markup?.inline_keyboard)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  message.edit_date = Math.floor(state.now() / 1000);
  if (next) message.reply_markup = { inline_keyboard: next };
  else delete message.reply_markup;
  state.changed();
  return asSent(message);
};

const answerCallbackQuery: Method = ({ state, args }) => {
  state.answerCallback(stringOf(args, "callback_query_id") ?? "", {
    text: stringOf(args, "text") ?? "",
    showAlert: booleanOf(args, "show_alert"),
  });
  return true;
};

export const messageMethods: Readonly<Record<string, Method>> = {
  sendMessage,
  sendDocument,
  sendChatAction,
  editMessageReplyMarkup,
  answerCallbackQuery,
};

function send(context: MethodContext, content: () => MessageContent): object {
  const { state, args } = context;
  const chat = state.chatToWrite(chatIdOf(args));
  const made = content();
  const keyboard = checkMarkup(args["reply_markup"], { privateChat: chat.chat.type === "private" });
  const replied = repliedTo(context, chat);
  const message = state.addMessage(chat, state.bot, {
    ...made,
    ...(replied === undefined ? {} : { reply_to_message: replied }),
    ...(keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard } }),
    ...(keyboard === undefined && args["reply_markup"] !== undefined
      ? { other_markup: args["reply_markup"] }
      : {}),
  });
  return asSent(message);
}

function repliedTo({ state, args }: MethodContext, chat: ChatState): FakeMessage | undefined {
  const reply = args["reply_parameters"];
  if (!isObject(reply)) return undefined;
  const message = state.findMessage(chat, numberOf(reply, "message_id"));
  if (!message && !booleanOf(reply, "allow_sending_without_reply")) {
    throw badRequest("message to be replied not found");
  }
  return message;
}

function captionOf({ args }: Pick<MethodContext, "args">): MessageContent {
  const { text, entities } = formattedText(args, { text: "caption", entities: "caption_entities" });
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}
