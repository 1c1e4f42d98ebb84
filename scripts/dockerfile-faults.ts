import { validate } from "dockerfile-utils";

/** Everything that a Docker build would refuse or warn of, one line each; the engine itself is not needed. */
export function dockerfileFaults(text: string): string[] {
  return validate(text).map(({ range, message }) => {
    const reason = typeof message === "string" ? message : message.value;
    return `line ${range.start.line + 1}: ${reason}`;
  });
}
