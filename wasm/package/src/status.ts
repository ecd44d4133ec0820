/** The status of a registration on a day, the first that applies. */
export const statuses = [
  "invalid", "withdrawn", "upcoming", "superseded", "renewal_pending", "expired", "expiring", "valid",
] as const;

export type Status = (typeof statuses)[number];
