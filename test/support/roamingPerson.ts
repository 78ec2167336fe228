import type { TestChannel, World } from "./world.ts";
import type { Actor } from "./Actor.ts";

/** One person of the scenario on several channels. Acts are done in the chat they are in now. */
export interface RoamingPerson extends Actor {
  /** The chat they are in now. */
  here(): Actor;
  /** Goes on in another chat; links it by a code from the present one when it is new to them. */
  goTo(channel: TestChannel): Promise<Actor>;
}

/**
 * Somebody who begins as a stranger on the first of these channels.
 * @param every number of acts after which they go on in the next channel; never when not given
 */
export async function roamingPerson(
  world: World,
  channels: readonly [TestChannel, ...TestChannel[]],
  every = Number.POSITIVE_INFINITY,
): Promise<RoamingPerson> {
  let at: TestChannel = channels[0];
  const chats = new Map<TestChannel, Actor>([[at, await world.stranger(at)]]);
  let acts = 0;

  function here(): Actor {
    const chat = chats.get(at);
    if (chat === undefined) throw new Error(`nobody is on ${at}`);
    return chat;
  }

  async function goTo(to: TestChannel): Promise<Actor> {
    const known = chats.get(to);
    if (known === undefined)
      chats.set(to, await followLink(world, to, await linkCode(here(), await others())));
    at = to;
    if (known !== undefined) await known.says("tiếp tục");
    return here();
  }

  async function others(): Promise<Actor[]> {
    return [...chats].filter(([channel]) => channel !== at).map(([, chat]) => chat);
  }

  /** Types the code of the second factor, where one has just been asked for, as it came to another chat. */
  async function confirms(): Promise<void> {
    if (chats.size < 2 || !(await here().answer()).includes("nhập mã 6 chữ số vừa gửi đến")) return;
    for (const chat of await others()) {
      const said = (await chat.shown()).map(({ text }) => text).join("\n");
      const code = /Mã xác nhận: (\d{6})/.exec(said)?.[1];
      if (code !== undefined) return here().says(code);
    }
    throw new Error("no code of the second factor in any other chat");
  }

  /** Goes on in the next chat when it is time, unless there is nothing there to press. */
  async function change(label: string | null): Promise<void> {
    acts += 1;
    if (acts <= every) return;
    const former = at;
    const next = channels[(channels.indexOf(at) + 1) % channels.length] ?? at;
    const shown = await (await goTo(next)).shown();
    const buttons = shown.flatMap((message) => message.buttons);
    if (label !== null && !buttons.some((button) => button.includes(label))) at = former;
    else acts = 0;
  }

  return {
    here,
    goTo,
    open: (code) => here().open(code),
    async says(text) {
      await change(null);
      await here().says(text);
      await confirms();
    },
    async presses(label) {
      await change(label);
      await here().presses(label);
      await confirms();
    },
    shown: () => here().shown(),
    history: () => here().history(),
    async answer() {
      // What the service writes first comes to another chat perhaps.
      const answers: string[] = [];
      for (const chat of chats.values()) answers.push(await chat.answer());
      return answers.join("\n");
    },
    file: () => Promise.any([...chats.values()].map((chat) => chat.file())),
    sends: (file) => here().sends(file),
    sendsPlace: (latitude, longitude) => here().sendsPlace(latitude, longitude),
    pressesGone: (label) => here().pressesGone(label),
    sendsSticker: () => here().sendsSticker(),
    sendsVoice: () => here().sendsVoice(),
  };
}

/**
 * The code that a person is given for another chat.
 * @param others chats of the same person: to whoever decides it comes there
 */
export async function linkCode(chat: Actor, others: readonly Actor[] = []): Promise<string> {
  const before = await Promise.all(others.map(async (one) => (await one.history()).length));
  await chat.says("liên kết");
  const elsewhere = await Promise.all(
    others.map(async (one, place) => (await one.history()).slice(before[place]).map(({ text }) => text)),
  );
  const answer = [await chat.answer(), ...elsewhere.flat()].join("\n");
  const code = /bắt đầu (\w{4}-\w{4})/.exec(answer)?.[1];
  if (code === undefined) throw new Error(`no code in: ${answer}`);
  return code;
}

/** Takes a code up in a new chat. A link opens the web chat; elsewhere the code is sent and confirmed. */
async function followLink(world: World, channel: TestChannel, code: string): Promise<Actor> {
  const chat = await world.stranger(channel);
  await chat.open(code);
  if (channel !== "web") await chat.presses("Đúng, liên kết");
  return chat;
}
