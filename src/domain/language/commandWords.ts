import { searchKey } from "./searchKey.ts";

export const COMMANDS = [
  "start",
  "help",
  "areas",
  "continue",
  "back",
  "skip",
  "edit",
  "delete",
  "note",
  "status",
  "summary",
  "minutes",
  "conclusion",
  "papers",
  "template",
  "findings",
  "remedy",
  "remediation",
  "calendar",
  "settings",
  "link",
  "cancel",
] as const;
export type Command = (typeof COMMANDS)[number];

export interface RecognizedCommand {
  command: Command;
  /** What follows the command ("9", an invitation code), as typed; "" when nothing does. */
  argument: string;
}

/** Words that stand for a command when they are the whole message; written as search keys. */
const WORDS: Readonly<Record<Command, readonly string[]>> = {
  start: ["bat dau"],
  help: ["tro giup", "huong dan"],
  areas: ["linh vuc"],
  continue: ["tiep tuc"],
  back: ["quay lai", "cau truoc"],
  skip: ["bo qua"],
  edit: ["sua", "sua cau"],
  delete: ["xoa"],
  note: ["ghi chu"],
  status: ["tien do"],
  summary: ["tong hop", "tom tat"],
  minutes: ["bien ban"],
  conclusion: ["thong bao ket luan"],
  papers: ["van ban", "so van ban"],
  template: ["mau van ban"],
  findings: ["ton tai"],
  remedy: ["khac phuc"],
  remediation: ["theo doi", "theo doi khac phuc"],
  calendar: ["lich", "lich lam viec", "lich nghi"],
  settings: ["cai dat"],
  link: ["lien ket"],
  cancel: ["huy"],
};

/** Commands that take the number of a question or an item after plain words: "sửa 9". */
const TAKES_NUMBER: ReadonlySet<Command> = new Set<Command>([
  "edit",
  "delete",
  "note",
  "findings",
  "remedy",
  "calendar",
]);
/** A number of a question, in the second entry of a repeat "9.2". */
const ITEM_NUMBER = /^\d{1,4}(?:\.\d{1,4})*$/;
/** "ghi chú 9: nội dung", "ghi chú: nội dung": the colon tells a note from a text that begins so. */
const NOTE = /^(\S+ \S+?|note) ?(\d{1,4}(?:\.\d{1,4})*)? ?:([\s\S]*)$/;

/** An invitation code is told from a word ("bắt đầu làm việc") by a digit in it. */
const INVITE_CODE = /^(?=[^\d]*\d)[\w-]+$/;

const COMMAND_OF_WORDS: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) =>
    // A person may also type the command's English name, and "/tonghop" or "/tong_hop".
    [command, ...WORDS[command]].flatMap((words): [string, Command][] => [
      [words, command],
      [words.replaceAll(" ", ""), command],
      [words.replaceAll(" ", "_"), command],
    ]),
  ),
);

/** Longest plain-word command with its argument; a longer message is an answer. */
const MAX_PLAIN_LENGTH = 100;

/**
 * The command a message is, or null when it is something else. With a slash any argument may follow
 * ("/start 7K2F", "/edit@some_bot 9"). Without one the words, with or without accents, must be the
 * whole message, save for a number where it makes sense ("sửa câu 9"): "sửa chữa nhà" is an answer.
 */
export function recognizeCommand(text: string): RecognizedCommand | null {
  const trimmed = text.trim();
  return trimmed.startsWith("/") ? slashCommand(trimmed.slice(1)) : plainCommand(trimmed);
}

function slashCommand(text: string): RecognizedCommand | null {
  const words = text.split(/\s+/);
  // "/tổng hợp", "/thông báo kết luận": the Vietnamese words have spaces in them.
  for (const length of [4, 3, 2, 1]) {
    if (words.length < length) continue;
    const name = words.slice(0, length).join(" ").replace(/@\w+$/, "");
    const command = COMMAND_OF_WORDS.get(searchKey(name));
    if (command !== undefined) return { command, argument: words.slice(length).join(" ") };
  }
  return null;
}

function plainCommand(text: string): RecognizedCommand | null {
  const [, noteWords = "", item = "", note] = NOTE.exec(text) ?? [];
  if (note !== undefined && commandOf([noteWords]) === "note")
    return { command: "note", argument: `${item}: ${note.trim()}`.trim() };
  if (text.length > MAX_PLAIN_LENGTH) return null;
  const words = text.split(/\s+/);
  const whole = commandOf(words);
  if (whole !== undefined) return { command: whole, argument: "" };
  const argument = (words.pop() ?? "").replace(/[.!?]+$/, "");
  const command = commandOf(words);
  if (command === undefined) return null;
  if (TAKES_NUMBER.has(command) && ITEM_NUMBER.test(argument)) return { command, argument };
  if (command === "start" && INVITE_CODE.test(argument)) return { command, argument };
  return null;
}

function commandOf(words: readonly string[]): Command | undefined {
  return COMMAND_OF_WORDS.get(searchKey(words.join(" ")).replace(/[ .!?]+$/, ""));
}
