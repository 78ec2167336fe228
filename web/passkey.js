import { passkey, Refused } from "./api.js";
import { text } from "./texts.js";

// What the server sends and takes is the JSON form of WebAuthn 3; older browsers cannot read it themselves.

/** @param {string} value base64url */
function bytes(value) {
  return Uint8Array.from(atob(value.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}

/** @param {ArrayBuffer} value */
function base64url(value) {
  const binary = String.fromCharCode(...new Uint8Array(value));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {{id: string, type: string}[] | undefined} keys */
function known(keys) {
  return (keys ?? []).map(({ id }) => ({ id: bytes(id), type: /** @type {const} */ ("public-key") }));
}

/**
 * Makes a passkey, or shows one to confirm or to sign in.
 * @param {"add" | "confirm" | "sign-in"} what
 * @throws an error whose message is for the person
 */
export async function usePasskey(what) {
  if (!("PublicKeyCredential" in window)) throw new Error(text("passkey-unsupported"));
  const options = await passkey(what);
  await passkey(what, what === "add" ? await make(options) : await show(options));
}

/** @param {any} options */
async function make(options) {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    }),
  );
  const response = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  return {
    ...common(made),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

/** @param {any} options */
async function show(options) {
  const shown = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials),
      },
    }),
  );
  const response = /** @type {AuthenticatorAssertionResponse} */ (shown.response);
  return {
    ...common(shown),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
    },
  };
}

/** @param {PublicKeyCredential} credential */
function common({ id, rawId, type }) {
  return { id, rawId: base64url(rawId), type, clientExtensionResults: {} };
}

/**
 * Whoever closes the device's question, and an address that can have no keys, get words instead of a name of an
 * error.
 * @param {() => Promise<Credential | null>} ask
 */
async function asked(ask) {
  try {
    const given = await ask();
    if (given instanceof PublicKeyCredential) return given;
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (error instanceof DOMException && error.name === "SecurityError") {
      throw new Error(text("passkey-unsupported"), { cause: error });
    }
    if (error instanceof DOMException && error.name === "InvalidStateError") {
      throw new Error(text("passkey-known"), { cause: error });
    }
  }
  throw new Error(text("passkey-stopped"));
}
