import type { Random } from "./random.ts";
import type { SeedIds } from "./seed-ids.ts";
import { firstNames, lastNames, mailDomains, type Market } from "./shop-range.ts";

export interface Buyer {
  id: string;
  firstName: string;
  lastName: string;
  name: string;
  email: string;
  phone: string;
  country: string;
  street: string;
  postalCode: string;
  town: string;
}

/** Buyers of one market who may come back; whoever is replaced never does, so that memory stays level. */
const remembered = 2_000;

interface BuyersOptions {
  random: Random;
  ids: SeedIds;
  /** Goes into each address, so that two histories of one account share none. */
  batch: string;
}

/** The shop's regulars and newcomers, by market. */
export class Buyers {
  readonly #options: BuyersOptions;
  readonly #regulars = new Map<string, Buyer[]>();
  #made = 0;
  #lastNumber = 1_000_000;

  constructor(options: BuyersOptions) {
    this.#options = options;
  }

  /** Somebody who buys now; `isNew` the first time. */
  next(market: Market, atMs: number): { buyer: Buyer; isNew: boolean } {
    const { random } = this.#options;
    const regulars = this.#regulars.get(market.country) ?? [];
    this.#regulars.set(market.country, regulars);
    if (regulars.length > 10 && random.chance(0.45)) return { buyer: random.pick(regulars), isNew: false };
    const buyer = this.#newcomer(market, atMs);
    if (regulars.length < remembered) regulars.push(buyer);
    else regulars[random.below(remembered)] = buyer;
    return { buyer, isNew: true };
  }

  #newcomer(market: Market, atMs: number): Buyer {
    const { random, ids, batch } = this.#options;
    this.#made += 1;
    // Numbers rise, in phones as in mailboxes: all over the place, each buyer would touch another page of the index.
    this.#lastNumber = 1_000_000 + ((this.#lastNumber - 1_000_000 + random.between(1, 9)) % 9_000_000);
    const firstName = random.pick(firstNames);
    const lastName = random.pick(lastNames);
    const mailbox = `${plain(firstName)}.${batch}${100_000 + this.#made}`;
    const [postalCode, town] = random.pick(market.towns);
    return {
      id: ids.own("cus", atMs),
      firstName,
      lastName,
      name: `${firstName} ${lastName}`,
      email: `${mailbox}@${random.pick(mailDomains)}`,
      phone: `${market.phonePrefix}${this.#lastNumber}`,
      country: market.country,
      street: `${random.pick(streets)} ${random.between(1, 120)}`,
      postalCode,
      town,
    };
  }
}

const streets = ["Storgata", "Kirkegata", "Parkveien", "Skolegata", "Havnegata", "Bjørkelia", "Solbakken"] as const;

const letters: Readonly<Record<string, string>> = { å: "a", ä: "a", ø: "o", ö: "o" };

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[åäøö]/g, (letter) => letters[letter] ?? letter);
}
