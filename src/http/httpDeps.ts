import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ChannelName } from "../domain/channelName.ts";
import type { Live } from "../channels/web/live.ts";
import type { Webhook } from "../channels/common/webhook.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Locale } from "../domain/text.ts";
import type { PersonRef } from "../db/personRef.ts";
import type { Act, ActSession } from "../messaging/act.ts";
import type { FileLinks } from "../channels/common/fileLinks.ts";
import type { SessionLives } from "../policies/sessionLives.ts";
import type { AgencySignIn } from "./agency/createAgencySignIn.ts";
import type { SignInWay } from "../usecases/invite/recordSignIn.ts";
import type { Refusal } from "../observe/refusals.ts";
import type { Session } from "./session/findSession.ts";

/** Whose act it is: somebody in their chat, or only the id of a person, for the audit log. */
export interface ActOf {
  actor?: PersonRef;
  session?: ActSession;
  by?: string | undefined;
}

export interface HttpDeps {
  db: Database;
  live: Live;
  /** Something new is in the inbox of this conversation. */
  wake(conversation: string): void;
  /** Runs one act that belongs to no conversation. */
  perform<T>(work: (act: Act) => Promise<T>, by?: ActOf): Promise<T>;
  /** Somebody has just come into their own chat. */
  signedIn(act: Act, by: SignIn): Promise<void>;
  policy: {
    /** Whether the person takes part in the document's inspection with a role that may read it. */
    mayReadDocument(personId: string, documentId: string): Promise<boolean>;
    /** Whether the person may see this piece of evidence. */
    mayReadEvidence(personId: string, evidenceId: string): Promise<boolean>;
  };
  /** Whether the service can do its work; `details` goes to the answer of /readyz. */
  ready(): Promise<{ ok: boolean; details?: Readonly<Record<string, unknown>> }>;
  /** Opens /metrics and the details of /readyz from elsewhere; absent: they are for this machine only. */
  metricsToken?: string;
  /** Prometheus text. */
  metrics(): Promise<string>;
  /** Null: taken from the request. */
  publicUrl: string | null;
  /** The agency's own sign-in; people come by link only when left out. */
  agency?: AgencySignIn;
  /** How long sessions live; the defaults when left out. */
  sessionLives?: SessionLives;
  clock: Clock;
  /** IANA zone in which times are shown. */
  timeZone: string;
  /** 256 random bits or so, URL-safe. */
  randomToken(): string;
  /** Seals what links promise to browsers; the same in all processes. */
  sessionKey: string;
  /** Hash of an invitation code as "Invite" stores it. */
  inviteCodeHash(code: string): string;
  /** Language of people the service does not know yet. */
  defaultLocale: Locale;
  /** Counts what was refused, for /metrics. */
  refused?: (channel: ChannelName, reason: Refusal) => void;
  /** What the channels that are on deliver to. */
  webhooks?: ReadonlyMap<ChannelName, Webhook>;
  /** Addresses of documents that open without signing in; none are honoured when left out. */
  fileLinks?: FileLinks;
  /** Whether X-Forwarded-For of this peer is believed; of nobody when left out. */
  trustProxy?: (peer: string) => boolean;
  onError(error: unknown, request: { method: string; path: string }): void;
}

/** Somebody has come into their own chat. */
export interface SignIn {
  accountId: number;
  /** A one-time link, or what stands in its place. */
  by: { inviteId: string } | { personId: string; way: SignInWay };
  /** Label of a browser that was not signed in to this account before. */
  newDevice: { label: string | null } | null;
}

export interface HttpEnv {
  /** Absent when the app is called without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: { session: Session };
}

export type HttpContext = Context<HttpEnv>;
