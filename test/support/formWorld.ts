import { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { webChat } from "../../src/demo/webChat.ts";
import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { inspectionSpec } from "../../src/domain/inspection/inspectionSpec.ts";
import { performAct } from "../../src/messaging/act.ts";
import type { Service } from "../../src/service/startService.ts";
import { newestForm, publishForm } from "../../src/usecases/form/formLibrary.ts";
import { createInspection, type IssuedInvite } from "../../src/usecases/inspection/createInspection.ts";
import { freshDatabase } from "./database.ts";
import { setUpOn, startTestService } from "./testService.ts";
import type { Actor } from "./Actor.ts";

/** A person of an inspection on a form of the test's own, at the web chat. */
export interface FormPerson extends Pick<Actor, "says" | "presses" | "shown" | "answer"> {
  name: string;
  sendsFile(name: string, bytes: Uint8Array, caption?: string): Promise<void>;
  sendsPlace(latitude: number, longitude: number): Promise<void>;
  /** Everything the bot has said to the person so far, newest last. */
  everything(): Promise<string[]>;
}

export interface FormWorld {
  service: Service;
  /** Area ids of the form as an inspection names them. */
  areas: string[];
  person(name: string): Promise<FormPerson>;
  /** The bare web chat of somebody enrolled, for what a page does by itself. */
  client(name: string): Promise<WebChatClient>;
  advance(ms: number): void;
  close(): Promise<void>;
}

export interface FormTeam {
  /** Days, yyyy-mm-dd. */
  visitDate?: string;
  members: readonly { name: string; areas: readonly string[] | "all" }[];
  unitPeople?: readonly { name: string; role: "unit_head" | "unit_contact" }[];
}

/** The morning of the visit. */
const START = Date.parse("2020-09-17T08:00:00+07:00");

/** An inspection on any form, with a lead (Trần Thị Hoa), a secretary (Lê Văn Sơn) and the given people. */
export async function createFormWorld(form: FormDef, team: FormTeam): Promise<FormWorld> {
  const database = await freshDatabase();
  let offset = START - Date.now();
  const service = await startTestService({
    connectionString: database.connectionString,
    clock: { now: () => Date.now() + offset },
  });
  const { invites, areas } = await setUpOn(service, () => createFormInspection(service, form, team));
  return {
    service,
    areas,
    person: (name) => enrol(service, invites, name),
    client: (name) => enrolledClient(service, invites, name),
    advance(ms) {
      offset += ms;
    },
    async close() {
      await service.stop();
      await database.drop();
    },
  };
}

/** Publishes the form and makes the inspection TEST-1 on it. */
export async function createFormInspection(
  service: Service,
  form: FormDef,
  team: FormTeam,
): Promise<{ invites: IssuedInvite[]; areas: string[] }> {
  return performAct(service.services, { key: "test:create" }, async (act) => {
    await publishForm(act, form, null);
    const outline = await newestForm(act, form.id, null);
    if (outline === null) throw new Error("the form was not published");
    const spec = inspectionSpec.parse({
      code: "TEST-1",
      organization: { name: "UBND tỉnh Bắc Kạn", place: "Bắc Kạn" },
      unit: { name: "UBND huyện Chợ Đồn", type: "huyen" },
      form: form.id,
      visitDate: team.visitDate ?? "2020-09-17",
      dataPeriod: { from: "2020-01-01", to: "2020-09-15" },
      team: [
        { role: "lead", name: "Trần Thị Hoa" },
        { role: "secretary", name: "Lê Văn Sơn" },
        ...team.members.map(({ name, areas: own }) => ({
          role: "member",
          name,
          areas: own === "all" ? outline.areas : own,
        })),
      ],
      unitPeople: team.unitPeople ?? [],
    });
    const created = await createInspection(act, (formId, owner) => newestForm(act, formId, owner), spec);
    if (!created.ok) throw new Error(JSON.stringify(created));
    return { invites: created.invites, areas: outline.areas };
  });
}

/** What `createWorld` sets up instead of the inspection of Chợ Đồn. */
export function withForm(form: FormDef, team: FormTeam): (service: Service) => Promise<IssuedInvite[]> {
  return async (service) => (await createFormInspection(service, form, team)).invites;
}

async function enrolledClient(
  service: Service,
  invites: readonly IssuedInvite[],
  name: string,
): Promise<WebChatClient> {
  const invite = invites.find((one) => one.person === name);
  if (invite === undefined) throw new Error(`nobody is called ${name}`);
  const client = new WebChatClient(() => service.publicUrl);
  const chat = webChat(client, () => service.idle());
  await chat.open(invite.code);
  await chat.presses("Đúng, bắt đầu");
  return client;
}

async function enrol(service: Service, invites: readonly IssuedInvite[], name: string): Promise<FormPerson> {
  const client = await enrolledClient(service, invites, name);
  const chat = webChat(client, () => service.idle());
  return {
    name,
    ...chat,
    answer: async () => (await chat.shown()).map((message) => message.text).join("\n"),
    async sendsFile(file, bytes, caption) {
      await client.sendsFile({ name: file, bytes, caption });
      await service.idle();
    },
    async sendsPlace(latitude, longitude) {
      await client.sendsPlace(latitude, longitude);
      await service.idle();
    },
    everything: async () =>
      (await client.messages()).filter((message) => message.from === "bot").map((message) => message.text),
  };
}
