/** Actions name it so that the page is read again after each of them. */
export const retentionKey = "retention";
