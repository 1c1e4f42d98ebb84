import type { Config } from "../config.ts";

export interface ServerProcessTable {
  id: string;
  role: Config["role"];
  started_at: string;
  /** When it last said that it is there. */
  seen_at: string;
}
