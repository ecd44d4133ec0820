/** How a register's characters may be written. */
export const encodings = ["UTF-8", "CP932", "UTF-16LE", "UTF-16BE"] as const;

export type Encoding = (typeof encodings)[number];
