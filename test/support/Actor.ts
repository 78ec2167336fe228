import type { Chat, SeenMessage } from "../../src/demo/playDialogue.ts";

/** A file that a person got. */
export interface GotFile {
  name: string;
  bytes: Uint8Array;
}

/** A file that a person sends, the way the app of the channel sends it. */
export interface FileToSend {
  as: "photo" | "file" | "voice" | "video";
  bytes: Uint8Array;
  name?: string;
  mime?: string;
  caption?: string;
  /** Size that the channel claims, in bytes (Telegram). */
  size?: number;
  /** Somebody else's message passed on (Telegram). */
  forwardedFrom?: string;
}

/** One person of the scenario, with what a test wants to know of their chat. */
export interface Actor extends Chat {
  /** Text of everything the bot said to the last act. */
  answer(): Promise<string>;
  /** Everything the bot has said, as the chat shows it now. */
  history(): Promise<SeenMessage[]>;
  /** Waits for the next file in the chat. */
  file(): Promise<GotFile>;
  sends(file: FileToSend): Promise<void>;
  sendsPlace(latitude: number, longitude: number): Promise<void>;
  /** Presses a button that an answer has taken away, as a press that was on its way does. */
  pressesGone(label: string): Promise<void>;
  /** Sends something that is no text. */
  sendsSticker(): Promise<void>;
  sendsVoice(): Promise<void>;
}
