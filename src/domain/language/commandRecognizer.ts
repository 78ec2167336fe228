import { searchKey } from "./searchKey.ts";

/** What may follow the words of a command without a slash: a question's number, an invitation code, a note. */
export type CommandArgument = "nothing" | "number" | "code" | "note";

/** The words that stand for a command when they are the whole message. */
export interface WordedCommand<Name extends string = string> {
  /** Its English name, which may be typed as well. */
  readonly name: Name;
  /** Written as one writes them, in any language; typed without accents they mean the same. */
  readonly words: readonly string[];
  readonly takes: CommandArgument;
}

export interface Recognized<Name extends string = string> {
  command: Name;
  /** What follows the command ("9", an invitation code), as typed; "" when nothing does. */
  argument: string;
}

/** A number of a question, in the second entry of a repeat "9.2". */
const ITEM_NUMBER = /^\d{1,4}(?:\.\d{1,4})*$/;
/** "ghi chú 9: nội dung", "ghi chú: nội dung": the colon tells a note from a text that begins so. */
const NOTE = /^([^\d:]{1,40}?) ?(\d{1,4}(?:\.\d{1,4})*)? ?:([\s\S]*)$/;

/** An invitation code is told from a word ("bắt đầu làm việc") by a digit in it. */
const INVITE_CODE = /^(?=[^\d]*\d)[\w-]+$/;

/** Longest plain-word command with its argument; a longer message is an answer. */
const MAX_PLAIN_LENGTH = 100;

/**
 * Tells the command a message is, or null when it is something else. With a slash any argument may follow
 * ("/start 7K2F", "/edit@some_bot 9"). Without one the words, with or without accents, must be the
 * whole message, save for a number where it makes sense ("sửa câu 9"): "sửa chữa nhà" is an answer.
 */
export function commandRecognizer<Name extends string>(
  commands: readonly WordedCommand<Name>[],
): (text: string) => Recognized<Name> | null {
  const known = new Map(
    commands.flatMap((command) =>
      spellings(command).map((words): [string, WordedCommand<Name>] => [words, command]),
    ),
  );
  const longest = Math.max(...commands.flatMap(({ words }) => words.map((one) => one.split(" ").length)), 1);

  function commandOf(words: readonly string[]): WordedCommand<Name> | undefined {
    return known.get(searchKey(words.join(" ")).replace(/[ .!?]+$/, ""));
  }

  function slashCommand(text: string): Recognized<Name> | null {
    const words = text.split(/\s+/);
    // "/tổng hợp", "/thông báo kết luận": the Vietnamese words have spaces in them.
    for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
      const name = words.slice(0, length).join(" ").replace(/@\w+$/, "");
      const command = known.get(searchKey(name));
      if (command !== undefined) return { command: command.name, argument: words.slice(length).join(" ") };
    }
    return null;
  }

  function plainCommand(text: string): Recognized<Name> | null {
    const [, noteWords = "", item = "", note] = NOTE.exec(text) ?? [];
    const noting = note === undefined ? undefined : commandOf([noteWords]);
    if (note !== undefined && noting?.takes === "note")
      return { command: noting.name, argument: `${item}: ${note.trim()}`.trim() };
    if (text.length > MAX_PLAIN_LENGTH) return null;
    const words = text.split(/\s+/);
    const whole = commandOf(words);
    if (whole !== undefined) return { command: whole.name, argument: "" };
    const argument = (words.pop() ?? "").replace(/[.!?]+$/, "");
    const command = commandOf(words);
    return command !== undefined && isArgument(command.takes, argument)
      ? { command: command.name, argument }
      : null;
  }

  return (text) => {
    const trimmed = text.trim();
    return trimmed.startsWith("/") ? slashCommand(trimmed.slice(1)) : plainCommand(trimmed);
  };
}

/** All the ways in which a command may be typed, as search keys: "tong hop", "/tonghop", "/tong_hop". */
export function spellings({ name, words }: WordedCommand): string[] {
  const keys = [name, ...words].map((one) => searchKey(one));
  return [...new Set(keys.flatMap((key) => [key, key.replaceAll(" ", ""), key.replaceAll(" ", "_")]))];
}

function isArgument(takes: CommandArgument, argument: string): boolean {
  switch (takes) {
    case "number":
    case "note":
      return ITEM_NUMBER.test(argument);
    case "code":
      return INVITE_CODE.test(argument);
    case "nothing":
      return false;
    default:
      return takes satisfies never;
  }
}
