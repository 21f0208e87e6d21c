/** Question formats of plain text: GIFT and Aiken. */
package org.needlelab.files.gift;
