import type { ChannelDeps, RunningChannel } from "../channels/channel.ts";
import type { Webhook } from "../channels/common/webhook.ts";
import { CHANNELS, type ChannelSettings } from "../channels/index.ts";
import { CHANNEL_NAMES, type ChannelName } from "../domain/channelName.ts";
import type { ChannelPort } from "../messaging/channelPort.ts";
import type { OwnGauge } from "../observe/metrics.ts";
import type { Refusals } from "../observe/refusals.ts";

/** The channels that are on. */
export interface RunningChannels {
  readonly webhooks: ReadonlyMap<ChannelName, Webhook>;
  readonly metrics: readonly OwnGauge[];
  /** Begins to receive; HTTP is up. */
  receive(): void;
  /** Takes nothing more. */
  stop(): Promise<void>;
  /** After the last message. */
  close(): Promise<void>;
}

/** Switches on every channel that the settings name, and puts it among the `ports`. */
export async function startChannels(
  settings: ChannelSettings,
  ports: Map<ChannelName, ChannelPort>,
  deps: Omit<ChannelDeps, "refused"> & Pick<Refusals, "refused">,
): Promise<RunningChannels> {
  const running = new Map<ChannelName, RunningChannel>();
  const close = async () => {
    for (const channel of running.values()) await channel.close?.();
  };
  try {
    for (const name of CHANNEL_NAMES) {
      const started = await start(name, settings[name], {
        ...deps,
        refused: (reason, count) => deps.refused(name, reason, count),
      });
      if (started === null) continue;
      running.set(name, started);
      ports.set(name, started.port);
    }
  } catch (error) {
    for (const channel of running.values()) await channel.stop?.();
    await close();
    throw error;
  }
  const all = [...running.values()];
  return {
    webhooks: new Map(
      [...running].flatMap(([name, { webhook }]) =>
        webhook === undefined || webhook === null ? [] : [[name, webhook]],
      ),
    ),
    metrics: all.flatMap(({ metrics = [] }) => metrics),
    receive: () => all.forEach((channel) => channel.receive?.()),
    async stop() {
      for (const channel of all) await channel.stop?.();
    },
    close,
  };
}

async function start<Name extends ChannelName>(
  name: Name,
  given: ChannelSettings[Name],
  deps: ChannelDeps,
): Promise<RunningChannel | null> {
  const channel = CHANNELS[name];
  const own = given === undefined ? channel.settings.parse({}) : given;
  return own === null ? null : channel.start(own, deps);
}
