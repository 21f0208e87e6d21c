/** Documents of earlier versions: brought up to the present one by editing their text. */
package org.needlelab.files.migration;
