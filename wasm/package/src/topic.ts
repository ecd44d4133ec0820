/** A rule, a scheme or a finding in words. */

export interface Topic {
  id: string;
  title: string;
  /** What is in them depends on the topic; all values are texts for readers. */
  entries: Record<string, string>[];
}
