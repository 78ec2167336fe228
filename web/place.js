import { byId } from "./log.js";
import { notice } from "./notice.js";
import { text } from "./texts.js";

/**
 * The button that sends where the person is.
 * @param {object} options
 * @param {() => ReturnType<typeof import("./outbox.js").createOutbox> | null} options.outbox
 * @param {() => void} options.onSent
 */
export function createPlace({ outbox, onSent }) {
  const place = byId("place");
  place.hidden = !isSecureContext || !("geolocation" in navigator);
  place.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        outbox()?.sendPlace(
          { latitude, longitude, accuracy },
          text("place-text", { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) }),
        );
        onSent();
      },
      () => notice(text("place-failed"), true),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}
