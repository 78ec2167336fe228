/**
 * Programs that fetch a link to show what is behind it, by what they call themselves. Being missed
 * here does no harm (a link is used up by the page's own call, not by its opening); being found
 * here gives the preview a sentence instead of a redirect.
 */
const PREVIEW_AGENT =
  /bot\b|crawler|spider|preview|facebookexternalhit|WhatsApp|Viber|Zalo(?:PC)?Link|TelegramBot|SkypeUri|Slack|Discord/i;

/** Whether the request only looks at the link: a preview, or a browser loading ahead. */
export function isPreview(headers: Headers): boolean {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? headers.get("x-moz") ?? "";
  return /prefetch|preview|prerender/i.test(purpose) || PREVIEW_AGENT.test(headers.get("user-agent") ?? "");
}
