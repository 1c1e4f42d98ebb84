import { z } from "zod";
import { instantSchema } from "../instant.ts";

/** A backup with its verification, a check of every invariant of the database in use, a measurement of its size. */
export const upkeepKinds = ["backup", "verification", "measurement"] as const;
export const upkeepKindSchema = z.enum(upkeepKinds).meta({ id: "UpkeepKind" });
export type UpkeepKind = z.infer<typeof upkeepKindSchema>;

export const upkeepStates = ["waiting", "running", "passed", "failed"] as const;
export const upkeepStateSchema = z.enum(upkeepStates).meta({ id: "UpkeepState" });
export type UpkeepState = z.infer<typeof upkeepStateSchema>;

/** One invariant and whether it held. */
export const invariantSchema = z.strictObject({ id: z.string(), ok: z.boolean(), detail: z.string() });

export const tableSizeSchema = z.strictObject({
  name: z.string(),
  /** Exact on SQLite, the server's estimate on PostgreSQL. */
  rows: z.int(),
  table_bytes: z.int(),
  index_bytes: z.int(),
});
export type TableSize = z.infer<typeof tableSizeSchema>;

/** What would become free if messages to receivers were kept for so many days. */
export const retentionGainSchema = z.strictObject({ days: z.int(), deliveries: z.int(), bytes: z.int() });

export const measurementSchema = z.strictObject({
  /** All that the database takes on its disk. */
  total_bytes: z.int(),
  /** Inside the file and free for use again; null on PostgreSQL, which keeps that to itself. */
  free_bytes: z.int().nullable(),
  tables: z.array(tableSizeSchema),
  retention: z.array(retentionGainSchema),
});
export type Measurement = z.infer<typeof measurementSchema>;

/** What a backup was found to hold when it was put back elsewhere. */
export const provenBackupSchema = z.strictObject({
  file: z.string(),
  bytes: z.int(),
  /** `restored`: put back and every invariant checked; `read`: read to its end: the role may not create a
   *  database on PostgreSQL to put it into. */
  proof: z.enum(["restored", "read"]),
  /** Null where it was only read. */
  rows: z.int().nullable(),
  payments: z.int().nullable(),
  ok: z.boolean(),
  /** What did not hold. */
  faults: z.array(invariantSchema),
});
export type ProvenBackup = z.infer<typeof provenBackupSchema>;

export const upkeepRunSchema = z
  .strictObject({
    id: z.string(),
    kind: upkeepKindSchema,
    state: upkeepStateSchema,
    /** Null: by schedule. */
    asked_by: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    asked_at: instantSchema,
    started_at: instantSchema.nullable(),
    ended_at: instantSchema.nullable(),
    /** Of a backup. */
    file: z.string().nullable(),
    /** When the backup made room for newer ones. */
    removed_at: instantSchema.nullable(),
    backup: provenBackupSchema.nullable(),
    invariants: z.array(invariantSchema).nullable(),
    measurement: measurementSchema.nullable(),
    /** Why it failed, in one sentence. */
    problem: z.string().nullable(),
  })
  .meta({ id: "UpkeepRun" });
export type UpkeepRunView = z.infer<typeof upkeepRunSchema>;

/** How the installation is looked after, for its admins. */
export const upkeepSchema = z
  .strictObject({
    engine: z.enum(["sqlite", "postgres"]),
    /** Null: no folder is set, so that no backups are made. */
    schedule: z
      .strictObject({ folder: z.string(), every_hours: z.int(), keep_days: z.int(), keep_weeks: z.int() })
      .nullable(),
    /** When the next backup is due; null without a schedule. */
    next_backup_at: instantSchema.nullable(),
    /** No backup has been verified for twice as long as there should be between two. */
    is_backup_late: z.boolean(),
    last_verified_backup: upkeepRunSchema.nullable(),
    /** The newest first. */
    backups: z.array(upkeepRunSchema),
    verification: upkeepRunSchema.nullable(),
    measurement: upkeepRunSchema.nullable(),
    /** The last one that came to an end well, while another is under way. */
    last_measured: upkeepRunSchema.nullable(),
    webhook_retention_days: z.int(),
  })
  .meta({ id: "Upkeep" });
export type UpkeepView = z.infer<typeof upkeepSchema>;

export const askUpkeepSchema = z.object({ kind: upkeepKindSchema }).meta({ id: "AskUpkeep" });
