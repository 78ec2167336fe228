import { byId } from "./log.js";
import { notice } from "./notice.js";
import { text } from "./texts.js";

/** Ways in beside the link, where this browser and this office have them. */
export function showSignIn() {
  byId("passkey-sign-in").hidden = !("PublicKeyCredential" in window);
  const agency = byId("agency-sign-in");
  agency.hidden = agency.dataset["agency"] !== "on";
}

async function signIn() {
  try {
    const { usePasskey } = await import("./passkey.js");
    await usePasskey("sign-in");
    location.reload();
  } catch (error) {
    const isSaid = error instanceof Error && error.name === "Error";
    notice(isSaid ? error.message : text("error-failure"), true);
  }
}

byId("passkey-sign-in").addEventListener("click", () => void signIn());
