import { isDeepStrictEqual } from "node:util";
import { badRequest } from "./ApiFailure.ts";
import { checkMarkup } from "./checkMarkup.ts";
import type { ChatState } from "./FakeState.ts";
import { formattedText } from "./formattedText.ts";
import { booleanOf, isArray, isObject, numberOf, stringOf } from "./json.ts";
import { asSent } from "./messages.ts";
import type { FakeMessage, MessageContent } from "./messages.ts";
import { chatIdOf } from "./methodContext.ts";
import type { Method, MethodContext } from "./methodContext.ts";
import { withServerEntities } from "./serverEntities.ts";
import { uploadedMedia } from "./uploadedMedia.ts";

/** A bot may delete a message for this long (core.telegram.org/bots/api#deletemessage). */
const DELETE_SECONDS = 48 * 3600;
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
    document: uploadedMedia(context, "document", context.args["document"]),
  }));

const sendPhoto: Method = (context) =>
  send(context, () => {
    const file = uploadedMedia(context, "photo", context.args["photo"]);
    return { ...captionOf(context), photo: [{ ...file, width: 1280, height: 960 }] };
  });

/** Albums of photos or documents only; the group id is what ties the messages together. */
const sendMediaGroup: Method = (context) => {
  const { state, args } = context;
  const chat = state.chatToWrite(chatIdOf(args));
  const media = args["media"];
  const items = isArray(media) ? media.filter(isObject) : [];
  if (new Set(items.map((item) => item["type"])).size > 1) {
    throw badRequest("fake: only albums of one kind are supported");
  }
  const group = String(state.now()) + String(chat.nextMessageId);
  const contents = items.map((item): MessageContent => {
    const kind = item["type"] === "photo" ? "photo" : "document";
    const file = uploadedMedia(context, kind, item["media"]);
    const caption = captionOf({ args: item });
    if (kind === "document") return { ...caption, document: file, media_group_id: group };
    return { ...caption, photo: [{ ...file, width: 1280, height: 960 }], media_group_id: group };
  });
  return contents.map((content) => asSent(state.addMessage(chat, state.bot, content)));
};

const sendChatAction: Method = ({ state, args }) => {
  const chat = state.chatToWrite(chatIdOf(args));
  const action = stringOf(args, "action") ?? "";
  if (!CHAT_ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
  chat.actions.push(action);
  return true;
};

const editMessageText: Method = (context) =>
  edit(context, (message) => {
    if (context.args["rich_message"] !== undefined) throw badRequest("fake: rich messages are not supported");
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const parsed = withServerEntities(
      formattedText(context.args, { text: "text", entities: "entities", editing: true }),
    );
    return { text: parsed.text, entities: parsed.entities };
  });

const editMessageCaption: Method = (context) =>
  edit(context, (message) => {
    if (message.document === undefined && message.photo === undefined) {
      throw badRequest("there is no caption in the message to edit");
    }
    const parsed = formattedText(context.args, {
      text: "caption",
      entities: "caption_entities",
      editing: true,
    });
    return { caption: parsed.text, caption_entities: parsed.entities };
  });

const editMessageReplyMarkup: Method = (context) => edit(context, () => ({}));

const deleteMessage: Method = ({ state, args }) => {
  const chat = state.chatToWrite(chatIdOf(args));
  if (!remove(state.now(), chat, numberOf(args, "message_id"))) {
    throw badRequest("message to delete not found");
  }
  state.changed();
  return true;
};

/** Unlike deleteMessage it passes over messages that cannot be found. */
const deleteMessages: Method = ({ state, args }) => {
  const chat = state.chatToWrite(chatIdOf(args));
  const ids = args["message_ids"];
  for (const id of isArray(ids) ? ids : [])
    remove(state.now(), chat, typeof id === "number" ? id : undefined);
  state.changed();
  return true;
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
  sendPhoto,
  sendMediaGroup,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
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

/** All edits: leaving out `reply_markup` takes the buttons away, and an edit that changes nothing is an error. */
function edit(context: MethodContext, content: (message: FakeMessage) => MessageContent): object {
  const { state, args } = context;
  if (args["inline_message_id"] !== undefined) throw badRequest("fake: inline messages are not supported");
  const chat = state.chatToWrite(chatIdOf(args));
  const message = state.findMessage(chat, numberOf(args, "message_id"));
  if (!message) throw badRequest("message to edit not found");
  if (message.from.id !== state.bot.id) throw badRequest("message can't be edited");
  const made = content(message);
  const keyboard = checkMarkup(args["reply_markup"], { privateChat: chat.chat.type === "private" });
  if (keyboard === undefined && args["reply_markup"] !== undefined) {
    throw badRequest("inline keyboard expected");
  }
  const next = { ...made, keyboard: keyboard && keyboard.length > 0 ? keyboard : undefined };
  const current = {
    ...(made.text === undefined ? {} : { text: message.text, entities: message.entities ?? [] }),
    ...(made.caption === undefined
      ? {}
      : { caption: message.caption ?? "", caption_entities: message.caption_entities ?? [] }),
    keyboard: message.reply_markup?.inline_keyboard,
  };
  if (isDeepStrictEqual(next, current)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  Object.assign(message, made, { edit_date: Math.floor(state.now() / 1000) });
  if (next.keyboard) message.reply_markup = { inline_keyboard: next.keyboard };
  else delete message.reply_markup;
  state.changed();
  return asSent(message);
}

function remove(now: number, chat: ChatState, id: number | undefined): boolean {
  const index = chat.messages.findIndex((message) => message.message_id === id);
  const message = chat.messages[index];
  if (!message) return false;
  if (now / 1000 - message.date > DELETE_SECONDS) throw badRequest("message can't be deleted for everyone");
  chat.messages.splice(index, 1);
  return true;
}
