export interface ServerProcessTable {
  id: string;
  /** As `KONTOR_ROLE` says. */
  role: "all" | "web" | "worker";
  started_at: string;
  /** When it last said that it is there. */
  seen_at: string;
}
