import { z } from "zod";

const flag = z.enum(["0", "1"], "must be 0 or 1");
const badPort = "must be a whole number from 0 to 65535";
const port = z.coerce.number(badPort).int(badPort).min(0, badPort).max(65_535, badPort);
const badDays = "must be a whole number from 30 to 3650";
const badShare = "must be a number from 0 to 1";
const wholeNumber = (min: number, max: number) => {
  const words = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(words).int(words).min(min, words).max(max, words);
};
const origin = z
  .url({ protocol: /^https?$/, error: "must be an address that starts with https:// or http://" })
  .transform((url) => url.replace(/\/+$/, ""));

const isKey = (text: string) => Buffer.from(text, "base64").length === 32;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const environmentSchema = z.object({
  KONTOR_DATA_DIR: z.string().min(1).default("./data"),
  KONTOR_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
  KONTOR_HOST: z.string().min(1).default("127.0.0.1"),
  KONTOR_BACKOFFICE_PORT: port.default(3000),
  KONTOR_MERCHANT_PORT: port.default(3001),
  KONTOR_BACKOFFICE_URL: origin.optional(),
  KONTOR_MERCHANT_URL: origin.optional(),
  KONTOR_DEMO: flag.default("1"),
  KONTOR_ROLE: z.enum(["all", "web", "worker"], "must be all, web or worker").default("all"),
  KONTOR_MASTER_KEY: z
    .string()
    .refine((text) => text.split(",").every(isKey), "must be 32 bytes in base64")
    .optional(),
  KONTOR_ALLOW_PRIVATE_TARGETS: flag.optional(),
  KONTOR_WEBHOOK_RETENTION_DAYS: z.coerce.number(badDays).int(badDays).min(30, badDays).max(3_650, badDays).default(90),
  KONTOR_BACKUP_DIR: z.string().min(1).optional(),
  KONTOR_BACKUP_EVERY_HOURS: wholeNumber(1, 168).default(24),
  KONTOR_BACKUP_KEEP_DAYS: wholeNumber(1, 365).default(7),
  KONTOR_BACKUP_KEEP_WEEKS: wholeNumber(0, 520).default(4),
  KONTOR_DRAIN_SECONDS: wholeNumber(0, 60).default(0),
  KONTOR_METRICS_PORT: port.optional(),
  KONTOR_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  KONTOR_RATE_LIMITS: z.enum(["on", "off"], "must be on or off").default("on"),
  OTEL_EXPORTER_OTLP_ENDPOINT: origin.optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default("kontor"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number(badShare).min(0, badShare).max(1, badShare).default(1),
  KONTOR_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
});

/** Every variable that is read. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Config {
  dataDir: string;
  databaseUrl: string | undefined;
  host: string;
  backofficePort: number;
  merchantPort: number;
  /** Public origin without a trailing slash; undefined means "from host and port". */
  backofficeUrl: string | undefined;
  merchantUrl: string | undefined;
  isDemo: boolean;
  role: "all" | "web" | "worker";
  /** 32 bytes in base64, then any key that is on its way out after a comma; undefined means "the file in the data folder". */
  masterKey: string | undefined;
  /** Whether sandbox accounts may name loopback, private and plain-http addresses. Live accounts never may. */
  allowPrivateTargets: boolean;
  /** For how long what was sent to receivers and what they answered is kept, and can be sent again. */
  webhookRetentionDays: number;
  /** Null: no folder is set, so that none are made. */
  backup: BackupSettings | null;
  /** For how long a server that is told to stop says that it is not ready, and goes on answering. */
  drainSeconds: number;
  /** Where the operator's monitoring asks, and with what; null: nowhere. */
  metrics: { port: number; token: string } | null;
  /** Where traces are collected; null: nowhere, and nothing of it is loaded. */
  tracing: TracingSettings | null;
  hasRateLimits: boolean;
  logLevel: string;
}

/** Traces, by the variables that OpenTelemetry gave names to. */
export interface TracingSettings {
  /** Of a collector that speaks OTLP over HTTP, without `/v1/traces`. */
  endpoint: string;
  serviceName: string;
  /** Of the traces, how many are told: from 0 to 1. */
  ratio: number;
}

/** Backups that are made without being asked for, and how many of them are kept. */
export interface BackupSettings {
  folder: string;
  everyHours: number;
  /** The newest of each of so many days, and of so many weeks. */
  keepDays: number;
  keepWeeks: number;
}

/** A setting that cannot be used; its message names the variable. */
export class ConfigError extends Error {}

/** @throws ConfigError in one line that names the first bad variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".") ?? "environment"}: ${issue?.message ?? "cannot be used"}`);
  }
  const values = parsed.data;
  return {
    dataDir: values.KONTOR_DATA_DIR,
    databaseUrl: values.KONTOR_DATABASE_URL,
    host: values.KONTOR_HOST,
    backofficePort: values.KONTOR_BACKOFFICE_PORT,
    merchantPort: values.KONTOR_MERCHANT_PORT,
    backofficeUrl: values.KONTOR_BACKOFFICE_URL,
    merchantUrl: values.KONTOR_MERCHANT_URL,
    isDemo: values.KONTOR_DEMO === "1",
    role: values.KONTOR_ROLE,
    masterKey: values.KONTOR_MASTER_KEY,
    allowPrivateTargets: (values.KONTOR_ALLOW_PRIVATE_TARGETS ?? values.KONTOR_DEMO) === "1",
    webhookRetentionDays: values.KONTOR_WEBHOOK_RETENTION_DAYS,
    backup: readBackup(values),
    drainSeconds: values.KONTOR_DRAIN_SECONDS,
    metrics: readMetrics(values),
    tracing: readTracing(values),
    hasRateLimits: values.KONTOR_RATE_LIMITS === "on",
    logLevel: values.KONTOR_LOG_LEVEL,
  };
}

type Values = z.output<typeof environmentSchema>;

/** @throws ConfigError for a listener that everybody could read. */
function readMetrics({ KONTOR_METRICS_PORT: metricsPort, KONTOR_METRICS_TOKEN: token }: Values): Config["metrics"] {
  if (metricsPort === undefined) return null;
  if (token === undefined) throw new ConfigError("KONTOR_METRICS_TOKEN: must be set together with KONTOR_METRICS_PORT");
  return { port: metricsPort, token };
}

function readTracing(values: Values): TracingSettings | null {
  if (values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  return {
    endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    serviceName: values.OTEL_SERVICE_NAME,
    ratio: values.OTEL_TRACES_SAMPLER_ARG,
  };
}

function readBackup(values: Values): BackupSettings | null {
  if (values.KONTOR_BACKUP_DIR === undefined) return null;
  return {
    folder: values.KONTOR_BACKUP_DIR,
    everyHours: values.KONTOR_BACKUP_EVERY_HOURS,
    keepDays: values.KONTOR_BACKUP_KEEP_DAYS,
    keepWeeks: values.KONTOR_BACKUP_KEEP_WEEKS,
  };
}
