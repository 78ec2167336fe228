import { COMMANDS } from "../../../src/bot/commands/index.ts";
import { DOCUMENT_KINDS } from "../../../src/domain/report/reportModel.ts";
import {
  CALENDAR_ACTS,
  FORM_ACTS,
  INSPECTION_ACTS,
  packButton,
  PRIVACY_ACTS,
  QUESTION_ACTS,
  REMEDY_ACTS,
  SETTINGS_ACTS,
  STEER_ACTS,
  type ButtonKind,
  type InspectionAct,
  type RemedyAct,
  type SteerAct,
} from "../../../src/messaging/buttonData.ts";
import type { Right } from "../../../src/policies/inspectionRights.ts";
import { NUMBERING_RIGHT_OF, RIGHTS_OF_KIND } from "../../../src/usecases/document/documentRights.ts";

/**
 * What an act takes: one of these rights in the inspection it names, or in any; "own": it is about the person
 * alone; "nothing": it belongs to a flow, and none is running.
 */
export type Takes =
  | {
      rights: readonly Right[];
      in: "its inspection" | "any inspection" | "its organization";
      /** Beside the right: it is theirs. */
      by?: "its sender";
    }
  | "own"
  | "nothing";

/** One thing that can be sent. */
export interface ForgedAct {
  name: string;
  takes: Takes;
  /** A command as it is typed where there are slashes, and in words elsewhere. */
  send: { button: string } | { command: string; words: string };
}

/** Ids of one inspection, for buttons that name them. */
export interface Targets {
  inspection: string;
  record: number;
  finding: string;
  remediation: { id: string; version: number };
  draft: string;
}

const inIts = (...rights: Right[]): Takes => ({ rights, in: "its inspection" });
const inAny = (...rights: Right[]): Takes => ({ rights, in: "any inspection" });

/** The compiler asks for every act there is. */
const INSPECTION: Readonly<Record<InspectionAct, Takes>> = {
  status: inIts("readStatus"),
  findings: inIts("readFindings"),
  decide: inIts("readFindings"),
  addfinding: inIts("proposeFindings"),
  addrec: inIts("proposeFindings"),
  summary: inIts("summarise"),
  minutes: inIts("summarise"),
  tellMinutes: inIts("summarise"),
  conclusion: inIts("summarise"),
  papers: inIts("listPapers"),
  conclude: inIts("concludeInspection"),
  reinspect: inIts("openReinspection"),
  remedies: inIts("remedy"),
  follow: inIts("followRemediation"),
  differences: inIts("seeAnswers"),
  leave: inIts("leave"),
  role: inIts("removeMembers"),
  correct: inIts("correctAnswers"),
};
const STEER: Readonly<Record<SteerAct, Takes>> = {
  view: inIts("seeAnswers"),
  approve: inIts("steerAreas"),
  giveBack: inIts("steerAreas"),
  reopen: inIts("steerAreas"),
  handOver: inIts("assignAreas"),
};
const REMEDY: Readonly<Record<RemedyAct, Takes>> = {
  view: inIts("remedy", "verifyRemediation", "followRemediation", "answer"),
  done: inIts("remedy"),
  prog: inIts("remedy"),
  ext: inIts("remedy"),
  take: inIts("remedy"),
  contest: inIts("remedy"),
  assign: inIts("assignRemediation"),
  move: inIts("verifyRemediation"),
  ok: inIts("verifyRemediation"),
  no: inIts("verifyRemediation"),
  close: inIts("verifyRemediation"),
  unres: inIts("verifyRemediation"),
  grant: inIts("verifyRemediation"),
  refuse: inIts("verifyRemediation"),
  uphold: inIts("verifyRemediation"),
  overrule: inIts("verifyRemediation"),
};

const FORM: Readonly<Record<(typeof FORM_ACTS)[number], Takes>> = {
  publish: { rights: ["publishForms"], in: "its organization" },
  drop: { rights: ["publishForms"], in: "its organization", by: "its sender" },
};

const BUTTONS: { readonly [Kind in ButtonKind]: (of: Targets) => ForgedAct[] } = {
  question: ({ record }) =>
    [...Object.values(QUESTION_ACTS), "c0", "us1"].map((act) =>
      button(`question ${act}`, act === QUESTION_ACTS.edit ? inIts("answer", "reportOnUnit") : "nothing", {
        on: "question",
        record,
        question: 0,
        prompt: "0",
        act,
      }),
    ),
  review: ({ record }) =>
    ["submit", "view"].map((act) =>
      button(`review ${act}`, inIts("answer", "reportOnUnit"), { on: "review", record, prompt: "x", act }),
    ),
  area: ({ record }) => [button("area", inIts("answer", "reportOnUnit"), { on: "area", record })],
  steer: ({ record }) =>
    STEER_ACTS.map((act) => button(`steer ${act}`, STEER[act], { on: "steer", record, act })),
  finding: ({ finding }) =>
    ["agree", "edit", "dismiss"].map((act) =>
      button(`finding ${act}`, "nothing", { on: "finding", id: finding, prompt: "x", act }),
    ),
  inspection: ({ inspection: id }) =>
    INSPECTION_ACTS.map((act) => button(`inspection ${act}`, INSPECTION[act], { on: "inspection", id, act })),
  paper: ({ inspection: id }) =>
    DOCUMENT_KINDS.map((kind) =>
      button(`paper ${kind}`, inIts(...RIGHTS_OF_KIND[kind]), {
        on: "paper",
        id,
        kind,
        format: "pdf",
        language: "vi",
      }),
    ),
  number: ({ inspection: id }) =>
    DOCUMENT_KINDS.map((kind) =>
      button(`number ${kind}`, inIts(NUMBERING_RIGHT_OF[kind]), { on: "number", id, kind }),
    ),
  remedy: ({ remediation }) =>
    REMEDY_ACTS.map((act) => button(`remedy ${act}`, REMEDY[act], { on: "remedy", ...remediation, act })),
  form: ({ draft: id }) => FORM_ACTS.map((act) => button(`form ${act}`, FORM[act], { on: "form", id, act })),
  calendar: () =>
    CALENDAR_ACTS.map((act) =>
      button(`calendar ${act}`, inAny("editCalendar"), { on: "calendar", year: 2021, act }),
    ),
  settings: () =>
    SETTINGS_ACTS.map((act) => button(`settings ${act}`, "own", { on: "settings", act, value: "1" })),
  privacy: () => PRIVACY_ACTS.map((act) => button(`privacy ${act}`, "own", { on: "privacy", act })),
  prompt: () => [button("prompt", "nothing", { on: "prompt", prompt: "x", act: "0" })],
};

function button(name: string, takes: Takes, data: Parameters<typeof packButton>[0]): ForgedAct {
  return { name, takes, send: { button: packButton(data) } };
}

/** Every button and every command, as the lists of the code have them. */
export function allActs(of: Targets): ForgedAct[] {
  const buttons = Object.values(BUTTONS).flatMap((make) => make(of));
  const commands = COMMANDS.map(({ name, words, rights, example }): ForgedAct => {
    const takes: Takes = rights.length === 0 ? "own" : inAny(...rights);
    const typed = [words.vi[0], ...(example === undefined ? [] : [example])].join(" ");
    return { name: `command ${name}`, takes, send: { command: `/${name}`, words: typed } };
  });
  return [...buttons, ...commands];
}
