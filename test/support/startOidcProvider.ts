import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { z } from "zod";

/** A lie of the provider: what becomes of the ID token that it has issued. */
export type Lie = (token: {
  claims: Record<string, unknown>;
  readonly sign: (claims: object, key?: KeyObject) => string;
}) => string;

export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What it says of each account, by the name it is signed in with. */
  accounts: Map<string, Record<string, unknown>>;
  /** From now on its tokens are this; null: the truth. */
  lie: Lie | null;
  /** From now on it answers nothing but errors. */
  away: boolean;
  /** Knows the service at this address as its client. */
  admit(url: string): void;
  /** A key of somebody else. */
  otherKey: KeyObject;
  close(): Promise<void>;
}

const CLIENT_ID = "kiemtra";
const CLIENT_SECRET = "secret-of-the-client-in-tests-0123456789";
const tokensSchema = z.looseObject({ id_token: z.string() });

/** A real OpenID Connect provider on loopback, with a door before it that can change what it says. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...pair.privateKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" };
  const accounts = new Map<string, Record<string, unknown>>();
  const door = createServer((incoming, outgoing) => pass(incoming, outgoing));
  const issuer = await listen(door);
  const inner = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  const { port } = new URL(await listen(inner));
  let serve: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown = () => undefined;

  const state: OidcProvider = {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    accounts,
    lie: null,
    away: false,
    otherKey: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
    admit(url) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT_ID,
            client_secret: CLIENT_SECRET,
            redirect_uris: [`${url}/sign-in/agency`],
            post_logout_redirect_uris: [`${url}/chat`],
          },
        ],
        jwks: { keys: [jwk] },
        claims: { openid: ["sub"], email: ["email", "email_verified"], staff: ["employee_id"] },
        pkce: { required: () => true },
        cookies: { keys: ["cookies-of-the-provider"] },
        findAccount: async (_context, id) => ({
          accountId: id,
          claims: async () => ({ sub: id, ...accounts.get(id) }),
        }),
      });
      serve = provider.callback();
    },
    async close() {
      for (const server of [door, inner]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (state.away) return void outgoing.writeHead(502, { "content-type": "text/html" }).end("<h1>502</h1>");
    const { method, url, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        const said = url === "/token" && state.lie !== null ? lied(body, state.lie) : body;
        outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, "content-length": said.length });
        outgoing.end(said);
      });
    });
    incoming.pipe(onward);
  }

  function lied(body: Buffer, lie: Lie): Buffer {
    const tokens = tokensSchema.safeParse(JSON.parse(body.toString("utf8"))).data;
    if (tokens === undefined) return body;
    const [, payload = ""] = tokens.id_token.split(".");
    const claims = z.record(z.string(), z.unknown()).parse(JSON.parse(text(payload)));
    return Buffer.from(JSON.stringify({ ...tokens, id_token: lie({ claims, sign }) }));
  }

  function sign(claims: object, key: KeyObject = pair.privateKey): string {
    const head = part({ alg: "RS256", kid: "one", typ: "JWT" });
    const signed = `${head}.${part(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key).toString("base64url")}`;
  }

  return state;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function text(base64url: string): string {
  return Buffer.from(base64url, "base64url").toString("utf8");
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}
