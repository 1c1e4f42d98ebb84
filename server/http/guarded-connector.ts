import { lookup as resolve, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
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
export function guardedConnector(policy: TargetPolicy, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(policy), timeout: timeoutMs });
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

/** One refused address among several refuses the name: it could be the one that is used. */
export function guardedLookup(policy: TargetPolicy, resolveName: typeof resolve = resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
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
      if (options.all === true) callback(null, addresses);
      else if (first === undefined) callback(new Error(`${hostname} has no address`), []);
      else callback(null, first.address, first.family);
    });
  };
}
