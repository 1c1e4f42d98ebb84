import { type Logger, pino } from "pino";

const secrets = ["authorization", "cookie", "password", "secret", "client_secret", "api_key", "access_token", "token"];

/** JSON lines on stderr. Whatever is named like a secret is cut out, wherever it may have been logged by mistake. */
export function createLogger(level: string): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    base: null,
    redact: { paths, censor: "[redacted]" },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(options, pino.destination({ fd: 2, sync: false }));
}
