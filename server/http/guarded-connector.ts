import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { ResolveName } from "./name-resolver.ts";
import { addressRefusal, type TargetPolicy } from "./target-address.rules.ts";
import { hostRefusal } from "./target-guard.ts";

/** A connection that was not made, or was cut before anything was sent, because of where it led. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code = "ADDRESS_REFUSED";
}

/**
 * Connects only to addresses that the policy allows.
 *
 * Node calls `lookup` for names alone, so an address written in the URL is judged before; and because
 * the vetted addresses themselves are handed to the socket, a name cannot answer differently a second
 * time. What the socket says it reached is judged once more before the first byte is sent.
 */
export function guardedConnector(
  policy: TargetPolicy,
  { timeoutMs, resolveName }: { timeoutMs: number; resolveName: ResolveName },
): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(policy, resolveName), timeout: timeoutMs });
  return (options, callback) => {
    const reason = hostRefusal(options.hostname, policy);
    if (reason !== null) {
      callback(new AddressRefused(`${options.hostname} ${reason}`), null);
      return;
    }
    connect(options, (...result) => {
      const [error, socket] = result;
      const reached = error === null ? addressRefusal(socket.remoteAddress ?? "", policy) : null;
      if (error !== null || reached === null) {
        callback(...result);
        return;
      }
      socket.destroy();
      callback(
        new AddressRefused(`${options.hostname} was reached at ${String(socket.remoteAddress)}, which ${reached}`),
        null,
      );
    });
  };
}

/** Those who ask for the same name at the same time share one answer: a name whose servers hang is one open question. */
export function sharedLookups(resolveName: ResolveName): ResolveName {
  const open = new Map<string, Parameters<ResolveName>[2][]>();
  return (hostname, options, answer) => {
    const question = JSON.stringify([hostname, options]);
    const waiting = open.get(question);
    if (waiting !== undefined) {
      waiting.push(answer);
      return;
    }
    const answers = [answer];
    open.set(question, answers);
    resolveName(hostname, options, (error, addresses) => {
      open.delete(question);
      for (const tell of answers) tell(error, addresses);
    });
  };
}

const noAddress = { code: "ENOTFOUND" };

/** One refused address among several refuses the name: it could be the one that is used. */
export function guardedLookup(policy: TargetPolicy, resolveName: ResolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      for (const { address } of addresses) {
        const reason = addressRefusal(address, policy);
        if (reason !== null) {
          callback(new AddressRefused(`${hostname} leads to ${address}, which ${reason}`), []);
          return;
        }
      }
      const [first] = addresses;
      // Node takes for granted that there is one, and would end the process.
      if (first === undefined) callback(Object.assign(new Error(`${hostname} has no address`), noAddress), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
