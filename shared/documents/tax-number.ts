/** Tax numbers of Argentina and Brazil, by their published check digits. All take digits without punctuation. */

function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}

function digitsOf(text: string): number[] {
  return Array.from(text, Number);
}

const cuitWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** CUIT of companies and CUIL of people: eleven digits, the last one checks the others. */
export function isCuit(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const remainder = 11 - (weighted(digitsOf(digits.slice(0, 10)), cuitWeights) % 11);
  const check = remainder === 11 ? 0 : remainder;
  return check !== 10 && check === Number(digits.charAt(10));
}

/** The DNI inside a CUIT or CUIL, without leading zeros: digits three to ten. */
export function dniOfCuit(cuit: string): string {
  return cuit.slice(2, 10).replace(/^0+/, "");
}

function cpfDigit(digits: readonly number[]): number {
  const weights = digits.map((_, index) => digits.length + 1 - index);
  return ((weighted(digits, weights) * 10) % 11) % 10;
}

/** Eleven digits, the last two check the others; eleven equal ones pass the sum and are nobody's. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false;
  const values = digitsOf(digits);
  return cpfDigit(values.slice(0, 9)) === values[9] && cpfDigit(values.slice(0, 10)) === values[10];
}

const cnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

function cnpjDigit(values: readonly number[]): number {
  const remainder = weighted(values, cnpjWeights.slice(cnpjWeights.length - values.length)) % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

/**
 * Fourteen characters. Since 2026 the first twelve may be capital letters too, which count as their distance
 * from `0` in ASCII; the two check digits stay digits.
 */
export function isCnpj(text: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(text) || /^(.)\1{13}$/.test(text)) return false;
  const values = Array.from(text, (character) => character.charCodeAt(0) - 48);
  return cnpjDigit(values.slice(0, 12)) === values[12] && cnpjDigit(values.slice(0, 13)) === values[13];
}

/** Eleven digits as `NNN.NNN.NNN-DD`. */
export function formatCpf(digits: string): string {
  return digits.replace(/^(.{3})(.{3})(.{3})(.{2})$/, "$1.$2.$3-$4");
}

/** Fourteen characters as `XX.XXX.XXX/XXXX-DD`. */
export function formatCnpj(text: string): string {
  return text.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, "$1.$2.$3/$4-$5");
}
