package org.needlelab.files.bank;

import java.time.LocalDate;

/**
 * What an import has to know that the file does not say.
 *
 * @param date the day of the import, for the items' history
 * @param who who imports
 * @param domain domain that the items go into
 * @param language language of texts that do not say theirs
 */
public record ImportSettings(LocalDate date, String who, String domain, String language) {
}
