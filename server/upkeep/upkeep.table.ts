import type { UpkeepKind, UpkeepState } from "../../shared/upkeep/upkeep.schema.ts";

export interface UpkeepRunTable {
  id: string;
  kind: UpkeepKind;
  state: UpkeepState;
  /** Staff id; null: by schedule. */
  asked_by: string | null;
  asked_at: string;
  started_at: string | null;
  ended_at: string | null;
  file: string | null;
  removed_at: string | null;
  /** JSON of what was found, by kind. */
  result: string | null;
  problem: string | null;
}
