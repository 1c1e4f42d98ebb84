/** Accounts of Argentina's banks (CBU) and wallets (CVU), and the names that stand for them. */

const bankWeights = [7, 1, 3, 9, 7, 1, 3];
const accountWeights = [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3];

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return (10 - (sum % 10)) % 10;
}

/** Twenty-two digits in two blocks, each with a check digit of its own. A CVU is one that begins with `000`. */
export function isCbu(text: string): boolean {
  if (!/^\d{22}$/.test(text)) return false;
  return (
    checkDigit(text.slice(0, 7), bankWeights) === Number(text.charAt(7)) &&
    checkDigit(text.slice(8, 21), accountWeights) === Number(text.charAt(21))
  );
}

/**
 * A CVU, for accounts that the sandbox makes up.
 *
 * @param entity three digits of the wallet, the rest of the first block being `0000`
 * @param account thirteen digits
 */
export function makeCvu(entity: string, account: string): string {
  const first = `000${entity}0`;
  if (!/^\d{7}$/.test(first) || !/^\d{13}$/.test(account)) throw new RangeError("a CVU needs 3 and 13 digits");
  return `${first}${checkDigit(first, bankWeights)}${account}${checkDigit(account, accountWeights)}`;
}

/** Six to twenty letters, digits, points and hyphens; written in any case. */
export function isCbuAlias(text: string): boolean {
  return /^[A-Za-z0-9.-]{6,20}$/.test(text);
}
