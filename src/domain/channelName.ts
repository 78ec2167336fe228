/** The ways people are reached by, as they are named in the database, in jobs and in metrics. */
export const CHANNELS = ["telegram", "zalo", "zalo_oa", "web", "email"] as const;
export type ChannelName = (typeof CHANNELS)[number];
