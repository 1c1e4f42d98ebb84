/** Long enough to be let in, and among the first that anybody guesses. In lower case, without blanks. */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...["123456789012", "1234567890123", "12345678901234", "123456789123", "123123123123", "123451234512"],
  ...["012345678901", "0123456789012", "098765432109", "987654321098", "111111111111", "000000000000"],
  ...["112233445566", "121212121212", "123321123321", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv"],
  ...["qwertyuiop12", "qwertyuiop123", "qwertyuiopasdf", "qwerty123456", "qwertyqwerty", "asdfghjkl123"],
  ...["asdfasdfasdf", "zxcvbnm12345", "abcdefghijkl", "abcdefghijklm", "abcabcabcabc", "abcd12345678"],
  ...["abc123456789", "abcdef123456", "aaaaaaaaaaaa", "a1b2c3d4e5f6", "password1234", "password12345"],
  ...["password123456", "passwordpassword", "passw0rd1234", "p@ssword1234", "p@ssw0rd1234", "mypassword123"],
  ...["password@123", "changeme1234", "changemenow1", "changeitnow1", "administrator", "administrator1"],
  ...["admin1234567", "adminadminadmin", "admin@123456", "rootrootroot", "letmein12345", "letmeinletmein"],
  ...["welcome12345", "welcomewelcome", "welcome@1234", "iloveyou1234", "iloveyouforever", "trustno1trustno1"],
  ...["dragondragon", "monkeymonkey", "sunshine1234", "princess1234", "football1234", "baseball1234"],
  ...["superman1234", "batman123456", "starwars1234", "liverpool123", "manchester1", "manchesterunited"],
  ...["computer1234", "internet1234", "samsung12345", "michael12345", "jennifer1234", "charlie12345"],
  ...["summer202500", "winter202500", "testtesttest", "test12345678", "testing12345", "temporary123"],
  ...["temppassword", "default12345", "guestguestguest", "secret123456", "supersecret1", "backoffice123"],
  ...["kontorkontor", "kontor123456", "kontoradmin1", "kontorpassword"],
]);
